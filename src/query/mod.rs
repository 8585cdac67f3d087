//! Questions: who attended what in which capacity, what is near a node and how two hang together, what happened when, and
//! all that the graph knows of one node.

mod around;
mod card;
mod count;
mod posts;
mod proposal;
mod row;
mod timeline;
mod walk;

pub use around::{Neighbour, around};
pub use card::{Card, Direction, Group};
pub use count::{CountBy, Tally, count};
pub use posts::{Post, Posts};
pub use proposal::{Proposal, Side, proposals};
pub use row::{Order, Row, rows, sort};
pub use timeline::{Branch, Entry, Session, series, timeline};
pub use walk::{Step, step_edge, walk};

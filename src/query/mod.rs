//! Questions: who attended what in which capacity, and all that the graph knows of one node.

mod card;
mod posts;
mod row;

pub use card::{Card, Direction, Group};
pub use posts::{Post, Posts};
pub use row::{Row, rows};

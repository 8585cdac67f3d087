//! Vietnamese text, without any knowledge of politics.

mod fold;

pub use fold::fold;

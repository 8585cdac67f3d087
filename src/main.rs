//! Parses the arguments, dispatches, and turns an error into a message and an exit code.

fn main() {}

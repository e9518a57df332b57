//! vitae
fn main() {}

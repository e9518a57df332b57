//! Tests of several stages together.

mod cv;

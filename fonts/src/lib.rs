//! The fonts.

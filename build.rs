//! Links the program at a fixed address where that is known to work.
//!
//! A program that may lie anywhere in memory has 127,000 addresses in it that the loader writes before `main`: 5 million instructions and
//! 5 MB of memory at each start, an eighth of the build of a one-page document. (With musl only the compiler can be told; the release workflow does.)

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

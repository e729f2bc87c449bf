//! The console blocks of the README run as written.

#[test]
fn console_blocks_print_what_they_say() {
    trycmd::TestCases::new().case("README.md");
}

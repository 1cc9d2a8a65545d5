#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| griffie_fuzz::relate(bytes));

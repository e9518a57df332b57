//! Makes of the compiled engine what a browser can load: the engine again, and the JavaScript that calls it.
//!
//! usage: vitae-bindgen ENGINE.wasm FOLDER

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let [engine, folder] = std::env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "usage: vitae-bindgen ENGINE.wasm FOLDER")?;
    wasm_bindgen_cli_support::Bindgen::new().input_path(engine).web(true)?.typescript(false).remove_name_section(true).generate(folder)?;
    Ok(())
}

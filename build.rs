//! Deflates the files that are compiled in, tells the program the commit that it is built from, for `--version`,
//! and gives the Windows program its icon and its version resource.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// The folders whose files `src/embedded.rs` compiles in.
const EMBEDDED: [&str; 2] = ["report-templates", "src/diagnostic/explain"];

fn main() -> io::Result<()> {
    for folder in EMBEDDED {
        deflate(folder)?;
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=ACTES_COMMIT");
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let commit = env::var("ACTES_COMMIT").ok().filter(|it| !it.is_empty()).or_else(commit);
    let told = commit.map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=ACTES_VERSION={told}");
    #[cfg(windows)]
    {
        println!("cargo:rerun-if-changed=.ci/windows/actes.ico");
        let mut resource = winresource::WindowsResource::new();
        resource.set_icon(".ci/windows/actes.ico").set("ProductName", "actes");
        // A program without its icon works as well.
        if let Err(error) = resource.compile() {
            println!("cargo:warning=no icon: {error}");
        }
    }
    Ok(())
}

/// Writes each file of a folder deflated, and their list as Rust under the folder's name. What is there and not
/// older than its file stays: this runs again with each commit.
fn deflate(folder: &str) -> io::Result<()> {
    println!("cargo:rerun-if-changed={folder}");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    walk(Path::new(folder), "", &mut paths)?;
    paths.sort();
    let mut list = String::from("&[\n");
    for path in paths {
        let file = Path::new(folder).join(&path);
        let packed = out.join(format!("{}.deflate", path.replace('/', "+")));
        let changed = |path: &Path| fs::metadata(path).and_then(|it| it.modified());
        if !changed(&packed).is_ok_and(|at| changed(&file).is_ok_and(|file| file <= at)) {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&fs::read(&file)?)?;
            fs::write(&packed, encoder.finish()?)?;
        }
        list += &format!("({path:?}, include_bytes!({:?})),\n", packed.display().to_string());
    }
    list.push(']');
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let path = out.join(format!("{name}.rs"));
    if fs::read_to_string(&path).is_ok_and(|there| there == list) {
        Ok(())
    } else {
        fs::write(path, list)
    }
}

/// The files below a folder, with `/` between the names on any system.
fn walk(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), paths)?;
        } else if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(path);
        }
    }
    Ok(())
}

/// The commit and its day, when these sources are a clone; an unpacked archive has none.
fn commit() -> Option<String> {
    let asked = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    // An archive that was unpacked within somebody else's repository is not of that repository.
    asked(&["ls-files", "--error-unmatch", "build.rs"])?;
    for moved in ["HEAD", "logs/HEAD"] {
        let path = asked(&["rev-parse", "--git-path", moved])?;
        if Path::new(&path).exists() {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    asked(&["log", "-1", "--format=%h, %cs"])
}

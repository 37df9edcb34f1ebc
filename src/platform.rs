//! What is not the same on Windows as elsewhere: the only file that asks which system it is built for.
//!
//! What can be said without the system is told apart from it, so that it is tested anywhere. Paths longer than 260
//! characters need nothing here: the standard library writes them as Windows wants them (`\\?\`).

use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// Opens a file, or the address of a page, in the program that the person has for it. Whether one took it.
pub fn open(place: &Path) -> io::Result<bool> {
    match opener::open(place) {
        Ok(()) => Ok(true),
        Err(opener::OpenError::Io(error)) => Err(error),
        Err(_) => Ok(false),
    }
}

/// The path by which the disk knows a place, in the form that people know.
pub fn canonical(place: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(place)
}

/// Whether the window that the program writes to goes away with it, as after a double click in the Explorer.
#[must_use]
pub fn has_a_window_of_its_own() -> bool {
    launcher(&processes(), std::process::id()).is_some_and(|name| shows_files(&name))
}

/// A program that is running: its number, its parent's and its name.
type Process = (u32, u32, String);

/// What is running on Windows; elsewhere, no window goes with its program.
fn processes() -> Vec<Process> {
    #[cfg(windows)]
    {
        use winsafe::{HPROCESSLIST, co};

        let list = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None);
        let Ok(mut list) = list else { return Vec::new() };
        let known = list.iter_processes().map_while(Result::ok);
        known.map(|it| (it.th32ProcessID, it.th32ParentProcessID, it.szExeFile())).collect()
    }
    #[cfg(not(windows))]
    Vec::new()
}

/// The name of the program that started one.
fn launcher(processes: &[Process], own: u32) -> Option<String> {
    let (_, parent, _) = processes.iter().find(|(number, ..)| *number == own)?;
    processes.iter().find(|(number, ..)| number == parent).map(|(.., name)| name.clone())
}

/// Whether a program is the one in which people on Windows click on files.
fn shows_files(program: &str) -> bool {
    program.eq_ignore_ascii_case("explorer.exe")
}

/// Has the terminal understand colours, if it must be asked to. Whether it does.
#[must_use]
pub fn enables_colours() -> bool {
    #[cfg(windows)]
    let enabled = anstyle_query::windows::enable_ansi_colors() != Some(false);
    #[cfg(not(windows))]
    let enabled = true;
    enabled
}

/// Whether an error of the system says that another program holds the file open.
#[must_use]
pub fn is_held_open(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(is_sharing_violation)
}

/// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
fn is_sharing_violation(number: i32) -> bool {
    matches!(number, 32 | 33)
}

/// What the system knows of a file or a folder that nobody can set: the first two numbers tell it from others, the
/// others that it was written anew.
pub type Identity = [i64; 4];

/// The identity of a file or a folder.
#[must_use]
pub fn identity(metadata: &Metadata) -> Identity {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let number = |it: u64| i64::from_ne_bytes(it.to_ne_bytes());
        let time = [metadata.ctime(), metadata.ctime_nsec()];
        [number(metadata.dev()), number(metadata.ino()), time[0], time[1]]
    }
    #[cfg(not(unix))]
    created(metadata.created().ok().and_then(|it| Timestamp::try_from(it).ok()))
}

/// The identity of a file where all that is known of it is when it was made.
#[cfg_attr(not(any(windows, test)), expect(dead_code, reason = "Unix numbers its files"))]
fn created(time: Option<Timestamp>) -> Identity {
    time.map_or([0; 4], |it| [it.as_second(), it.subsec_nanosecond().into(), 0, 0])
}

/// Gives a new file the mode and the owner of the one that it replaces. On Windows, rights are the folder's.
pub fn keep_rights(replaced: &Metadata, file: &File) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};

        let Ok(new) = file.metadata() else { return };
        if (replaced.uid(), replaced.gid()) != (new.uid(), new.gid()) {
            // Only root may give a file away; for others, it is a colleague's file on a share.
            let _ = fchown(file, Some(replaced.uid()), Some(replaced.gid()));
        }
        let _ = file.set_permissions(replaced.permissions());
    }
    #[cfg(not(unix))]
    let _ = (replaced, file);
}

/// Has what is made as a temporary file or folder be for colleagues too: without it, it would be its owner's alone.
pub fn share(temporary: &mut tempfile::Builder<'_, '_>, is_folder: bool) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = if is_folder { 0o777 } else { 0o666 };
        temporary.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (temporary, is_folder);
}

/// Whether a place is among the devices and processes of a Unix system: whatever a link there leads to, it must stay.
#[must_use]
pub fn is_of_devices(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(path);
    let folder = dunce::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    // A disk in memory.
    cfg!(unix)
        && !folder.starts_with("/dev/shm")
        && ["/dev", "/proc", "/sys"].iter().any(|it| folder.starts_with(it))
}

/// Whether Windows takes a name, whatever its ending, for a device: `con.md` is the console.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let number = |rest: &str| matches!(rest.chars().next(), Some('0'..='9' | '¹' | '²' | '³'));
    let is_port = stem.chars().count() == 4
        && ["COM", "LPT"].iter().any(|port| stem.strip_prefix(port).is_some_and(number));
    is_port || matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
}

/// Whether Windows keeps a sign for itself: no name may hold it.
#[must_use]
pub fn is_reserved(c: char) -> bool {
    c.is_control() || matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// A path as one types it in a terminal.
#[must_use]
pub fn typed(path: &str) -> String {
    typed_in(if cfg!(windows) { Shell::PowerShell } else { Shell::Posix }, path)
}

/// Who reads a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shell {
    PowerShell,
    Posix,
}

fn typed_in(shell: Shell, path: &str) -> String {
    let is_windows = shell == Shell::PowerShell;
    let is_plain =
        |c: char| c.is_alphanumeric() || "-_./:,+@%".contains(c) || is_windows && c == '\\';
    if path.chars().all(is_plain) {
        path.to_owned()
    } else if path.contains(['$', '`', '"', '!']) || !is_windows && path.contains('\\') {
        // Between double quotes, these would still be signs of the shell.
        format!("'{}'", path.replace('\'', if is_windows { "''" } else { "'\\''" }))
    } else {
        format!("\"{path}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_click_is_told_from_a_terminal() {
        let running = [
            (4, 0, "System".to_owned()),
            (812, 4, "Explorer.EXE".to_owned()),
            (900, 812, "actes.exe".to_owned()),
            (930, 812, "powershell.exe".to_owned()),
            (941, 930, "actes.exe".to_owned()),
            (950, 7, "actes.exe".to_owned()),
        ];
        let is_clicked = |own| launcher(&running, own).is_some_and(|name| shows_files(&name));
        assert!(is_clicked(900));
        assert!(!is_clicked(941) && !is_clicked(950) && !is_clicked(1));
        if cfg!(unix) {
            assert!(!has_a_window_of_its_own());
        }
    }

    #[test]
    fn what_another_program_holds_open_is_known_by_its_number() {
        assert!(is_sharing_violation(32) && is_sharing_violation(33) && !is_sharing_violation(5));
        assert_eq!(is_held_open(&io::Error::from_raw_os_error(32)), cfg!(windows));
        assert!(!is_held_open(&io::Error::other("32")));
    }

    #[test]
    fn files_made_at_other_times_are_others() {
        let [first, second] = [1, 2].map(|second| Timestamp::from_second(second).unwrap());
        assert_ne!(created(Some(first)), created(Some(second)));
        assert_eq!(created(None), [0; 4]);
    }

    #[test]
    fn names_that_windows_keeps_are_known() {
        for name in ["CON", "aux.txt", "con .md", "lpt1.txt", "COM².txt", "nul", "CONOUT$"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["COM", "console.md", "com10", "nulle.md", "0940-con.md", ""] {
            assert!(!is_device(name), "{name}");
        }
        assert!("a\n\\/:*?\"<>|".chars().filter(|c| is_reserved(*c)).count() == 10);
        assert!(!"é'’ -_.,;!&()[]«»".chars().any(is_reserved));
    }

    #[test]
    fn a_path_is_one_word_of_a_command() {
        for (path, posix, powershell) in [
            ("a/événement-2", "a/événement-2", "a/événement-2"),
            ("deux mots", "\"deux mots\"", "\"deux mots\""),
            ("l'eau", "\"l'eau\"", "\"l'eau\""),
            ("a;b", "\"a;b\"", "\"a;b\""),
            ("a $b", "'a $b'", "'a $b'"),
            ("`a`", "'`a`'", "'`a`'"),
            ("a\"b", "'a\"b'", "'a\"b'"),
            ("l'$a", "'l'\\''$a'", "'l''$a'"),
            ("C:\\actes\\été", "'C:\\actes\\été'", "C:\\actes\\été"),
            ("\\\\srv\\Mes actes", "'\\\\srv\\Mes actes'", "\"\\\\srv\\Mes actes\""),
        ] {
            assert_eq!(typed_in(Shell::Posix, path), posix);
            assert_eq!(typed_in(Shell::PowerShell, path), powershell);
        }
    }

    #[test]
    fn a_path_is_shown_as_people_know_it() {
        let folder = tempfile::tempdir().unwrap();
        let place = canonical(&folder.path().join(".")).unwrap();
        assert!(place.is_absolute() && !place.to_string_lossy().starts_with(r"\\?\"));
        assert!(canonical(&folder.path().join("nothing")).is_err());
    }
}

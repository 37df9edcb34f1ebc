//! The edge of the process: arguments and environment in, text and exit status out.

mod ceiling;
mod terminal;
mod watchdog;

use std::env;
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Write, stderr, stdin, stdout};
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use actes::budget;
use actes::cli::{Answer, Cli, Colour, Command, asked_colour, asked_language};
use actes::commands::{Environment, Live, Outcome, alone, run};
use actes::diagnostic::{Diagnostic, Language, error_in_words, printable, system_error};
use actes::platform;
use actes::progress::Progress;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag::{register, register_conditional_shutdown};
use terminal::Terminal;

/// The input has errors, and nothing was written.
const INPUT_ERRORS: u8 = 1;
/// The tool could not work: usage, disk, rights, or a defect of its own.
const CANNOT_WORK: u8 = 2;
/// Ended by the keyboard, as shells count it.
const INTERRUPTED: i32 = 130;
/// Deeply nested texts need room; threads of the system have little of it on Windows.
const STACK: usize = 64 << 20;

#[global_allocator]
static ALLOCATOR: ceiling::Ceiling = ceiling::Ceiling;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().collect();
    let language = asked_language(&arguments).unwrap_or_else(language);
    let status = answer_to(&arguments, language);
    if platform::has_a_window_of_its_own() && stdin().is_terminal() && stderr().is_terminal() {
        keep_open(&arguments, language);
    }
    status
}

/// What the program was started for, and the status that it ends with.
fn answer_to(arguments: &[OsString], language: Language) -> ExitCode {
    let panics = watch_panics();
    let cli = match Cli::read(arguments, language) {
        Ok(cli) => cli,
        Err(answer) => return give(&answer, asked_colour(arguments), language),
    };
    // A watch tells each of its rounds itself, and has no end.
    let is_endless = matches!(cli.command, Command::Watch(_));
    let is_shown = stderr().is_terminal() && !cli.quiet && !is_endless;
    let terminal = Arc::new(Terminal::new(language, is_shown));
    let progress = if is_endless { Progress::default() } else { Progress::to(terminal.clone()) };
    let verbose = cli.verbose;
    let is_coloured = colour(cli.color, stdout().is_terminal() || stderr().is_terminal());
    budget::set(&cli.limits);
    guard(&cli, terminal.clone(), is_coloured, language);
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        let environment = Environment {
            language,
            colour: colour(cli.color, is_read_by_a_person(&cli.command)),
            quiet: cli.quiet,
            folder: env::current_dir().unwrap_or_default(),
            date: source_date(),
            progress,
            live: live(&cli.command, is_coloured, language),
        };
        run(&cli, &environment)
    });
    let ended = worker.map(thread::JoinHandle::join);
    let timings = terminal.finish();
    if verbose {
        let _ = stderr().write_all(timings.as_bytes());
    }
    match ended {
        Ok(Ok(Ok(outcome))) => say(&outcome, is_coloured, language),
        Ok(Ok(Err(error))) => fail(language, &error_in_words(&error, language)),
        Ok(Err(_)) => fail(language, &defect(&panics, language)),
        Err(error) => fail(language, &system_error(&error, language)),
    }
}

/// Leaves what was said to be read: the window goes with the program.
fn keep_open(arguments: &[OsString], language: Language) {
    let how = language.choose(
        "actes se commande dans un terminal : dans l'Explorateur, clic droit dans le dossier de l'événement,\n\
         « Ouvrir dans le Terminal », puis tapez actes check\n",
        "actes takes its commands in a terminal: in the Explorer, right-click in the event's folder,\n\
         “Open in Terminal”, then type actes check\n",
    );
    let how = if arguments.len() < 2 { how } else { "" };
    let close = language.choose(
        "Appuyez sur Entrée pour fermer cette fenêtre.",
        "Press Enter to close this window.",
    );
    let _ = write!(stderr(), "\n{how}{close}");
    let _ = stdin().read_line(&mut String::new());
}

/// How many times the time of one volume the commands may take that compose many.
const MANY: u32 = 10;

/// Has memory and time watched.
fn guard(cli: &Cli, terminal: Arc<Terminal>, is_coloured: bool, language: Language) {
    let volumes = match cli.command {
        // It has no end.
        Command::Watch(_) => None,
        // Both editions in all readings, and files of any number.
        Command::Archive(_) | Command::Verify(_) => Some(MANY),
        _ => Some(1),
    };
    let stage = {
        let terminal = terminal.clone();
        move || terminal.stage()
    };
    let format = cli.command.message_format();
    let is_answer = matches!(cli.command, Command::Check(_));
    let tell = move |met: &Diagnostic| {
        terminal.clear();
        let told = alone(met, format, is_coloured, language);
        let told = printable(&told, is_coloured);
        // The streams of the library may be locked by a thread that waits.
        let _ = if is_answer {
            stdout().write_all(told.as_bytes()).and_then(|()| stdout().flush())
        } else {
            stderr().write_all(told.as_bytes())
        };
    };
    watchdog::watch(volumes, INPUT_ERRORS, stage, tell);
}

/// What the person at the terminal answers.
fn answer(question: &str) -> Option<String> {
    let _ = stderr().write_all(printable(question, false).as_bytes());
    let mut line = String::new();
    let read = watchdog::paused(|| stdin().read_line(&mut line)).ok()?;
    (read > 0).then_some(line)
}

/// Whether what the command says of the files goes to a terminal.
fn is_read_by_a_person(command: &Command) -> bool {
    match command {
        Command::Check(_) | Command::Verify(_) => stdout().is_terminal(),
        _ => stderr().is_terminal(),
    }
}

/// What a command that goes on needs. Ctrl-C ends it after what it is doing; a second one at once.
fn live(command: &Command, is_coloured: bool, language: Language) -> Live {
    let is_over = Arc::new(AtomicBool::new(false));
    if matches!(command, Command::Watch(_)) {
        for signal in [SIGINT, SIGTERM] {
            // Without it, the system ends the program at once, as it does with any other.
            let _ = register_conditional_shutdown(signal, INTERRUPTED, is_over.clone());
            let _ = register(signal, is_over.clone());
        }
    }
    let tell = move |outcome: &Outcome| {
        say(outcome, is_coloured, language);
        let _ = stdout().flush();
    };
    let open = move |place: &Path| open(place, language);
    let live = Live::new(tell, open, is_over);
    if stdin().is_terminal() && stderr().is_terminal() { live.with_answers(answer) } else { live }
}

/// Opens a file or a page for a person, or says why not.
fn open(place: &Path, language: Language) -> Result<(), String> {
    match platform::open(place) {
        Ok(true) => Ok(()),
        Ok(false) => Err(language
            .choose("aucun programme ne l'a pris en charge", "no program took it")
            .into()),
        Err(error) => Err(system_error(&error, language)),
    }
}

/// Where the program broke, for its team; the library's own words are no use to others, and a panic of
/// typst that is caught is told as a diagnostic.
fn watch_panics() -> Arc<Mutex<String>> {
    let last = Arc::new(Mutex::new(String::new()));
    let seen = last.clone();
    panic::set_hook(Box::new(move |panic| {
        *seen.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
    last
}

fn defect(panics: &Mutex<String>, language: Language) -> String {
    let cause = panics.lock().unwrap_or_else(PoisonError::into_inner);
    let version = env!("ACTES_VERSION");
    match language {
        Language::French => format!(
            "défaut du programme ; envoyez ces lignes à son équipe, avec le fichier en cause si vous le pouvez\nactes {version} : {cause}"
        ),
        Language::English => format!(
            "a bug in the program; please report these lines, with the file that it was reading if you can\nactes {version}: {cause}"
        ),
    }
}

/// Gives an outcome to whoever called the program.
fn say(outcome: &Outcome, is_coloured: bool, language: Language) -> ExitCode {
    let _ = stderr().write_all(printable(&outcome.stderr, is_coloured).as_bytes());
    let shown = (!outcome.is_data).then(|| printable(&outcome.stdout, is_coloured));
    if let Err(error) = print(shown.as_ref().unwrap_or(&outcome.stdout)) {
        return fail(language, &unwritten(&error, language));
    }
    if outcome.has_errors { INPUT_ERRORS.into() } else { ExitCode::SUCCESS }
}

/// Writes to the standard output. A reader that has gone away (`actes outline | head`) is no failure.
fn print(text: &str) -> io::Result<()> {
    let written = stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush());
    written.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

fn unwritten(error: &io::Error, language: Language) -> String {
    let error = system_error(error, language);
    match language {
        Language::French => {
            format!("la réponse n'a pas pu être écrite sur la sortie standard ({error})")
        }
        Language::English => {
            format!("the answer could not be written to the standard output ({error})")
        }
    }
}

/// A help goes where it can be piped into a pager; what is wrong with the arguments does not.
fn give(answer: &Answer, asked: Colour, language: Language) -> ExitCode {
    if answer.is_error {
        let is_coloured = colour(asked, stderr().is_terminal());
        let _ = stderr().write_all(printable(&answer.text(is_coloured), is_coloured).as_bytes());
        return CANNOT_WORK.into();
    }
    let text = answer.text(colour(asked, stdout().is_terminal()));
    match print(&text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(language, &unwritten(&error, language)),
    }
}

fn fail(language: Language, message: &str) -> ExitCode {
    let word = match language {
        Language::French => "erreur :",
        Language::English => "error:",
    };
    let _ = writeln!(stderr(), "{word} {}", printable(message, false));
    CANNOT_WORK.into()
}

/// `ACTES_LANG`, then the locale; French when none speaks.
fn language() -> Language {
    let names = ["ACTES_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    match set.as_deref() {
        None | Some("C" | "POSIX" | "C.UTF-8") => Language::French,
        Some(locale) if locale.starts_with("fr") => Language::French,
        Some(_) => Language::English,
    }
}

/// `NO_COLOR` (no-color.org) is honoured unless the command line says otherwise.
fn colour(asked: Colour, is_terminal: bool) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let is_wanted = env::var_os("NO_COLOR").is_none_or(|it| it.is_empty());
            is_wanted && is_terminal && platform::enables_colours()
        }
    }
}

/// The day of `SOURCE_DATE_EPOCH` (reproducible-builds.org), in UTC.
fn source_date() -> Option<jiff::civil::Date> {
    let seconds = env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    let moment = Timestamp::from_second(seconds).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date())
}

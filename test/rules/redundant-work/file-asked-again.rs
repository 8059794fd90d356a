use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.path().is_dir() { //~ file-asked-again
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn files_by_name(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_file() { //~ file-asked-again
            found.push(path);
        }
    }
    Ok(found)
}

fn sources(root: &Path) -> Vec<PathBuf> {
    WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file()) //~ file-asked-again
        .map(|entry| entry.into_path())
        .collect()
}

fn is_place(target: &Path) -> bool {
    target.exists() && target.is_dir() //~ file-asked-again
}

fn is_no_file(target: &Path) -> bool {
    !target.is_file() || !target.exists() //~ file-asked-again
}

fn guarded(target: &Path, overwrite: bool) -> Result<(), Refused> {
    if !overwrite && target.exists() && target.is_file() { //~ file-asked-again
        return Err(Refused);
    }
    Ok(())
}

fn kind_of(target: &Path) -> Kind {
    if target.is_dir() {
        Kind::Folder
    } else if target.is_file() { //~ file-asked-again note
        Kind::File
    } else {
        Kind::Nothing
    }
}

fn kept(targets: &[PathBuf]) -> usize {
    let mut count = 0;
    for target in targets {
        if target.is_dir() && !target.is_symlink() { //~ file-asked-again
            count += 1;
        }
    }
    count
}

fn size_of(target: &Path) -> io::Result<u64> {
    let metadata = fs::metadata(target)?;
    Ok(if target.is_dir() { 0 } else { metadata.len() }) //~ file-asked-again
}

fn touched(target: &Path) -> u64 {
    let known = target.metadata().unwrap();
    if target.exists() { known.len() } else { 0 } //~ file-asked-again
}

// ---- look-alikes

fn of_entries(root: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(root)? {
        if entry?.file_type()?.is_dir() {
            count += 1;
        }
    }
    Ok(count)
}

fn of_other_paths(root: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(root)? {
        if entry?.path().join("Cargo.toml").is_file() {
            count += 1;
        }
    }
    Ok(count)
}

fn one_or_the_other(target: &Path, other: &Path) -> bool {
    target.exists() && other.is_dir()
}

fn absent_or_folder(target: &Path) -> bool {
    target.exists() || target.with_extension("d").is_dir()
}

fn own_kind(nodes: &[Node]) -> usize {
    nodes.iter().filter(|node| node.exists() && node.is_dir()).count()
}

fn after_making_it(target: &Path) -> io::Result<bool> {
    if !target.exists() {
        fs::create_dir_all(target)?;
    }
    Ok(target.is_dir())
}

fn after_removal(target: &Path) -> io::Result<bool> {
    let metadata = fs::metadata(target)?;
    if metadata.len() == 0 {
        fs::remove_file(target)?;
    }
    Ok(target.exists())
}

fn maybe_known(target: &Path) -> bool {
    let metadata = fs::metadata(target);
    target.exists() && metadata.is_ok()
}

async fn later(target: &Path) -> io::Result<bool> {
    let metadata = fs::metadata(target)?;
    settle(metadata.len()).await;
    Ok(target.exists())
}

fn is_real_folder(target: &Path) -> bool {
    target.is_dir() && !target.is_symlink() //~ file-asked-again
}

fn size_of_chosen(target: &Path, follow: bool) -> io::Result<u64> {
    let metadata = if follow { fs::metadata(target) } else { fs::symlink_metadata(target) }?;
    Ok(if target.is_dir() { 0 } else { metadata.len() }) //~ file-asked-again
}

fn asserted(target: &Path) {
    debug_assert!(!target.exists() || !target.is_file());
}

fn single(root: &Path) -> Option<PathBuf> {
    let path = fs::read_dir(root).ok()?.next()?.ok()?.path();
    if path.is_dir() { Some(path) } else { None } //~ file-asked-again note
}

//@ src/walked_by_itself.rs
use std::fs;
use std::path::{Path, PathBuf};

fn photos(path: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() { //~ file-asked-again
        found.push(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        photos(&entry?.path(), found)?;
    }
    Ok(())
}

fn albums(path: &Path, each: &mut impl FnMut(&Path)) -> std::io::Result<()> {
    if !fs::metadata(path).map(|known| known.is_dir()).unwrap_or(false) { //~ file-asked-again
        return Ok(());
    }
    each(path);
    let entries = fs::read_dir(path)?;
    for entry in entries {
        let entry = entry?.path();
        albums(&entry, each)?;
    }
    Ok(())
}

impl Shelf {
    fn fill(&mut self, path: &Path) -> std::io::Result<()> {
        if path.is_file() { //~ file-asked-again
            self.photos.push(path.to_path_buf());
        } else {
            for entry in fs::read_dir(path)? {
                self.fill(&entry?.path())?;
            }
        }
        Ok(())
    }
}

fn asked_before(path: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            asked_before(&entry.path(), found)?;
        } else {
            found.push(entry.path());
        }
    }
    Ok(())
}

fn up(path: &Path) -> std::io::Result<usize> {
    if path.is_file() {
        return Ok(0);
    }
    let mut sum = 0;
    for entry in fs::read_dir(path)? {
        sum += entry?.file_name().len();
    }
    match path.parent() {
        Some(parent) => Ok(sum + up(parent)?),
        None => Ok(sum),
    }
}

fn weigh(path: &Path) -> std::io::Result<u64> {
    let known = fs::metadata(path)?;
    if known.is_file() {
        return Ok(known.len());
    }
    let mut sum = 0;
    for entry in fs::read_dir(path)? {
        sum += weigh(&entry?.path())?;
    }
    Ok(sum)
}

fn of_a_list(path: &Path, parts: &[PathBuf]) -> usize {
    if path.is_dir() {
        return 1;
    }
    parts.iter().map(|part| of_a_list(part, &[])).sum()
}

//@ src/measured_twice.rs
use std::fs;
use std::path::{Path, PathBuf};

fn size_of(path: &Path) -> io::Result<u64> {
    if fs::metadata(path)?.is_dir() {
        return Ok(0);
    }
    Ok(fs::metadata(path)?.len()) //~ file-asked-again
}

fn sizes(paths: &[PathBuf]) -> io::Result<u64> {
    let mut total = 0;
    for path in paths {
        let modified = path.metadata()?.modified()?;
        total += age(modified) * path.metadata()?.len(); //~ file-asked-again
    }
    Ok(total)
}

fn link_size(path: &Path) -> io::Result<(bool, u64)> {
    let is_link = fs::symlink_metadata(path)?.is_symlink();
    Ok((is_link, fs::symlink_metadata(path)?.len())) //~ file-asked-again
}

// ---- look-alikes

fn grown(path: &Path) -> io::Result<u64> {
    let before = fs::metadata(path)?.len();
    append_to(path)?;
    Ok(fs::metadata(path)?.len() - before)
}

fn rewritten(path: &Path, text: &str) -> io::Result<u64> {
    let before = fs::metadata(path)?.len();
    fs::write("copy", text)?;
    Ok(fs::metadata(path)?.len() - before)
}

fn of_two(path: &Path, other: &Path) -> io::Result<u64> {
    Ok(fs::metadata(path)?.len() + fs::metadata(other)?.len())
}

fn through_the_link(path: &Path) -> io::Result<(bool, u64)> {
    let is_link = fs::symlink_metadata(path)?.is_symlink();
    Ok((is_link, fs::metadata(path)?.len()))
}

fn in_either(path: &Path, follow: bool) -> io::Result<u64> {
    if follow {
        return Ok(fs::metadata(path)?.len());
    }
    Ok(fs::metadata(path)?.permissions().mode().into())
}

fn linked(from: &Path) -> io::Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        if entry.file_type().is_symlink() {
            if entry.path().is_dir() {
                link_folder(entry.path())?;
            }
        }
    }
    Ok(())
}

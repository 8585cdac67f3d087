//! Congresses and plenums in titles, under one wording: `Trung ương 4 khóa XII`, `Đại hội XIII của Đảng`.

/// The one wording of a title that names a plenum of the Central Committee or a national congress of the Party; any other
/// title as it is.
pub(super) fn canonical(title: &str) -> String {
    plenum(title).or_else(|| congress(title)).unwrap_or_else(|| title.to_owned())
}

/// `Trung ương 4 (Khóa 12) của Đảng`, `T.Ư 4 khóa XII`, `Hội nghị Trung ương 5`.
fn plenum(title: &str) -> Option<String> {
    let plain = title
        .replace(['(', ')', ','], "")
        .replace("T.Ư", "Trung ương")
        .replace("TƯ", "Trung ương")
        .replace("TW", "Trung ương");
    let plain = plain.strip_prefix("Hội nghị ").unwrap_or(&plain);
    let mut words = plain.strip_prefix("Trung ương ")?.split(' ').filter(|word| !word.is_empty());
    let number = words.next().and_then(count)?;
    let mut name = format!("Trung ương {number}");
    let rest: Vec<&str> = words.collect();
    match rest.as_slice() {
        [] => {}
        [term, number, tail @ ..] if term.to_lowercase() == "khóa" && (tail.is_empty() || tail == ["của", "Đảng"]) =>
        {
            name.push_str(&format!(" khóa {}", roman(count(number)?)));
        }
        _ => return None,
    }
    Some(name)
}

/// `Đại hội đại biểu toàn quốc lần thứ XII của Đảng`, `Đại hội Đảng lần thứ XII`, `Đại hội 12 của Đảng`.
fn congress(title: &str) -> Option<String> {
    const SMALL: [&str; 14] =
        ["đại", "hội", "biểu", "toàn", "quốc", "lần", "thứ", "của", "đảng", "cộng", "sản", "việt", "nam", "khóa"];
    let mut number = None;
    for word in title.split(' ') {
        if SMALL.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        if number.is_some() {
            return None;
        }
        number = Some(count(word)?);
    }
    let party = title.contains("Đảng") || title.contains("toàn quốc") || !title.contains(' ');
    (party && title.starts_with("Đại hội")).then(|| number.map(|n| format!("Đại hội {} của Đảng", roman(n))))?
}

/// A small number in digits or Roman numerals.
fn count(word: &str) -> Option<usize> {
    word.parse().ok().filter(|n| (1..=39).contains(n)).or_else(|| (1..=39).find(|&n| roman(n) == word))
}

fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(number / 10), ONES[number % 10])
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn one_wording_for_one_meeting() {
        for title in ["Trung ương 4 (Khóa 12) của Đảng", "T.Ư 4 khóa XII", "Hội nghị Trung ương 4 khóa XII"]
        {
            assert_eq!(canonical(title), "Trung ương 4 khóa XII");
        }
        for title in
            ["Đại hội 13 của Đảng", "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "Đại hội Đảng lần thứ XIII"]
        {
            assert_eq!(canonical(title), "Đại hội XIII của Đảng");
        }
        for title in ["Đại hội Đảng bộ tỉnh lần thứ XVIII", "Đại hội XIII Công đoàn Việt Nam", "về du lịch"]
        {
            assert_eq!(canonical(title), title);
        }
    }
}

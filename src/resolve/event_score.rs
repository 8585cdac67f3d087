//! What speaks for and against two tellings being of one event, in points.
//!
//! The numbers were set on annotated articles; each says what case it is for. What matters is their order, not their size.

use super::event::Told;
use super::event_name::{EventName, EventWords, INFORMATIVE, SIGN};
use super::explanation::NEVER;
use super::feature::Feature;
use crate::model::PartialDate;

/// From here on two tellings are of one event.
pub const SAME: i32 = 50;

/// From here on a user may want to decide.
pub const UNSURE: i32 = 40;

/// Two sets of tellings are joined only if their pairs speak for it so much on average: a chain of likenesses is no identity.
pub const ON_AVERAGE: i32 = 30;

/// The first names of the same day: most events of a day are others.
const SAME_DAY: i32 = 25;
/// A day within the days of a longer event: the second day of a congress.
const WITHIN_DAYS: i32 = 10;
/// Days apart, but of an event that lasts: the papers of each day date the same visit, summit or session by their day.
const NEAR_DAY: i32 = -12;
/// Neither day nor month in common, no number, nobody and nothing that takes part: a topic alone is little.
const UNDATED: i32 = -15;
/// `cuộc họp báo` and `cuộc họp báo chung` of a day have nothing telling in common.
const NOTHING_TELLING: i32 = -20;
/// So much weight of common words is telling.
const TELLING: i32 = 8;
/// The same day of which one article leaves out the year.
const SAME_DAY_NO_YEAR: i32 = 22;
/// `trong tháng 5` of one paper is the eleventh of the other.
const SAME_MONTH: i32 = 10;
/// Only the year is known of one.
const SAME_YEAR: i32 = 4;
/// Articles of the same days tell of the same events.
const SAME_NEWS: i32 = 8;
/// An undated event is seldom told of months later, and hardly ever two years later.
const OLD_NEWS: [i32; 2] = [-15, -30];
/// `Kỳ họp lần thứ 39` of one committee happens once.
const SAME_ORDINAL: i32 = 24;
/// Numbers begin anew with each term: `kỳ họp thứ bảy` of one term is not that of another.
const SAME_ORDINAL_OPEN_TERM: i32 = 8;
/// `Quốc hội khóa XIV`.
const SAME_TERM: i32 = 8;
/// `tổng kết năm 2016` is not `tổng kết năm 2017`.
const OTHER_YEARS: i32 = -30;
/// All of the topic of one name is in the other.
const TOPIC: i32 = 60;
/// So much weight of common words (three telling words) makes a topic; less gives less.
const FULL_TOPIC: i32 = 12;
/// What both names have and the other has not speaks against, up to this.
const OTHER_TOPIC: i32 = -30;
/// What only the fuller name has speaks against a little: `Hội nghị quan chức APEC` and `… quan chức tài chính APEC`.
const FULLER_TOPIC: i32 = -6;
/// The same words, none left over.
const SAME_NAME: i32 = 12;
/// `làm việc với Quận 2` and `… với Quận 9`, `5 văn kiện` and `7 văn kiện`.
const OTHER_NUMBERS: i32 = -20;
/// The same host.
const SAME_HOST: i32 = 12;
/// Two hosts: a joint event or two events.
const OTHER_HOST: i32 = -6;
/// The same chair.
const SAME_CHAIR: i32 = 10;
/// The first person in common, the second, and all further ones.
const PEOPLE: [i32; 3] = [8, 12, 6];
/// The most that further people give.
const MOST_PEOPLE: i32 = 32;
/// Two people who meet: `hội đàm` of the same two on a day is one, whatever else the papers write of it.
const SAME_TWO_SIDES: i32 = 20;
/// The same visitor to the same country; less where one paper does not say who.
const SAME_VISIT: [i32; 2] = [20, 10];
/// A body that meets for weeks has one session at a time.
const SAME_SESSION: i32 = 16;
/// A number in a row, beyond the first, is of one event whatever day a paper gives it, within so many days.
const NUMBERED_DAYS: u32 = 45;
/// One telling word in common, the country.
const SAME_GOAL: i32 = 18;
/// Two people who meet, and others who meet: `gặp Thủ tướng` and `gặp Chủ tịch Thượng viện` of one day are two.
const OTHER_SIDES: i32 = -25;
/// None of the people of the one are at the other: two papers of a day may each name their own delegates, but where the day
/// is not sure it speaks against.
const OTHER_PEOPLE: i32 = -12;
/// A body in common that is not the host.
const SAME_BODY: i32 = 4;
/// The same province, or the same remote sites.
const SAME_PLACE: i32 = 8;
/// Held in two provinces: the paper of the province takes its own site for the venue only seldom.
const OTHER_PLACE: i32 = -30;
/// The same law or resolution.
const SAME_INSTRUMENT: i32 = 10;
/// `hội nghị` and `hội nghị`.
const SAME_KIND: i32 = 8;
/// `hội nghị` and `cuộc họp`.
const NEAR_KIND: i32 = -4;

/// The points for the two being one, `None` where they cannot be; `note` hears of each feature.
pub fn compare(a: &Told, b: &Told, note: &mut impl FnMut(Feature, i32)) -> Option<i32> {
    let mut tally = Tally { score: 0, note };
    if a.article == b.article {
        return tally.never(Feature::SameArticle);
    }
    kinds(a, b, &mut tally)?;
    let numbered = numbers(a, b, &mut tally)?;
    let shared_people = people(a, b, &mut tally);
    let common = topics(a, b, shared_people, &mut tally);
    let same_host = common_host(a, b);
    let same_visit = common.same >= SAME_GOAL && is_visit(a) && is_visit(b);
    let anchored = circumstances(a, b, &mut tally) || shared_people > 0 || same_visit;
    let dated = dates(a, b, may_last(a, b, numbered, common.signed), &mut tally)?;
    if dated && same_host && days(a).min(days(b)) >= SESSION_DAYS && !numbered {
        tally.add(Feature::SameOrdinal, SAME_SESSION);
    }
    if !dated && !numbered && !anchored && !common.signed {
        tally.add(Feature::Undated, UNDATED);
    }
    if common.weight < TELLING && !numbered && !anchored {
        tally.add(Feature::NothingTelling, NOTHING_TELLING);
    }
    Some(tally.score)
}

/// What the best pair of names has in common.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Common {
    /// The sum of the points for and against.
    points: i32,
    same: i32,
    other: i32,
    weight: i32,
    /// Whether all that tells is in both and a number or an abbreviation is among it (`Hội nghị thượng đỉnh G20`).
    signed: bool,
}

struct Tally<'n, F> {
    score: i32,
    note: &'n mut F,
}

impl<F: FnMut(Feature, i32)> Tally<'_, F> {
    fn add(&mut self, feature: Feature, points: i32) {
        if points != 0 {
            self.score += points;
            (self.note)(feature, points);
        }
    }

    /// Nothing outweighs this.
    fn never<T>(&mut self, feature: Feature) -> Option<T> {
        self.add(feature, NEVER);
        None
    }
}

type Note<'t, 'n, F> = &'t mut Tally<'n, F>;

fn kinds<F: FnMut(Feature, i32)>(a: &Told, b: &Told, tally: Note<F>) -> Option<()> {
    let words = EventWords::builtin();
    if let (Some(a), Some(b)) = (a.family(), b.family()) {
        if a == b {
            tally.add(Feature::SameKind, SAME_KIND);
        } else if words.are_near(a, b) {
            tally.add(Feature::NearKind, NEAR_KIND);
        } else {
            return tally.never(Feature::OtherKind);
        }
    }
    Some(())
}

/// Weighs the dates; whether they say the same day, month or nearly so. `None` where they contradict.
fn dates<F: FnMut(Feature, i32)>(a: &Told, b: &Told, may_last: u32, tally: Note<F>) -> Option<bool> {
    let (Some(x), Some(y)) = (a.date, b.date) else {
        news(a, b, tally);
        return Some(false);
    };
    if !x.agrees_with(y) {
        if within(x, a.end, y) || within(y, b.end, x) {
            tally.add(Feature::SameDay, WITHIN_DAYS);
        } else if days_apart(x, y).is_some_and(|days| days <= may_last) {
            tally.add(Feature::NearDay, NEAR_DAY);
        } else {
            return tally.never(Feature::OtherDay);
        }
        return Some(true);
    }
    let day = x.day().is_some() && y.day().is_some();
    let month = x.month().is_some() && y.month().is_some();
    match (day, month) {
        (true, _) if x.year().is_some() && y.year().is_some() => tally.add(Feature::SameDay, SAME_DAY),
        (true, _) => tally.add(Feature::SameDay, SAME_DAY_NO_YEAR),
        (_, true) => tally.add(Feature::SameMonth, SAME_MONTH),
        _ => tally.add(Feature::SameYear, SAME_YEAR),
    }
    Some(month)
}

fn days_apart(a: PartialDate, b: PartialDate) -> Option<u32> {
    Some(a.day_number()?.abs_diff(b.day_number()?))
}

/// From this length on an event is a session or a congress.
const SESSION_DAYS: u32 = 10;

/// How many days an event of this family lasts.
fn days(told: &Told) -> u32 {
    told.family().map_or(0, |family| EventWords::builtin().days(family))
}

/// How many days apart two papers may date one event, by what tells that it is one.
fn may_last(a: &Told, b: &Told, numbered: bool, signed: bool) -> u32 {
    let first = a.names.iter().find_map(|name| name.ordinal) == Some(1);
    match (numbered && !first, signed || numbered || is_visit(a) && is_visit(b)) {
        (true, _) => NUMBERED_DAYS,
        (_, true) => days(a).min(days(b)),
        _ => 0,
    }
}

fn within(first: PartialDate, last: Option<PartialDate>, day: PartialDate) -> bool {
    match (first.day_number(), last.and_then(PartialDate::day_number), day.day_number()) {
        (Some(first), Some(last), Some(day)) => (first..=last).contains(&day),
        _ => false,
    }
}

/// Where one has no date, the day on which its article came out stands for it.
fn news<F: FnMut(Feature, i32)>(a: &Told, b: &Told, tally: Note<F>) {
    let about = |told: &Told| told.date.filter(|date| date.year().is_some()).or(told.published);
    let (Some(x), Some(y)) = (about(a), about(b)) else { return };
    match (x.day_number(), y.day_number(), x.year(), y.year()) {
        (_, _, Some(x), Some(y)) if x.abs_diff(y) >= 2 => tally.add(Feature::SameNews, OLD_NEWS[1]),
        (None, _, Some(x), Some(y)) | (_, None, Some(x), Some(y)) if x == y => tally.add(Feature::SameYear, SAME_YEAR),
        (Some(x), Some(y), _, _) => match x.abs_diff(y) {
            0..=3 => tally.add(Feature::SameNews, SAME_NEWS),
            90.. => tally.add(Feature::SameNews, OLD_NEWS[0]),
            _ => {}
        },
        _ => {}
    }
}

/// Weighs numbers in a row, terms and years; whether the number is the same. `None` where they contradict.
fn numbers<F: FnMut(Feature, i32)>(a: &Told, b: &Told, tally: Note<F>) -> Option<bool> {
    let mut same = false;
    let first = |told: &Told, of: fn(&EventName) -> Option<u16>| told.names.iter().find_map(of);
    let terms = (first(a, |name| name.term), first(b, |name| name.term));
    match terms {
        (Some(x), Some(y)) if x == y => tally.add(Feature::SameOrdinal, SAME_TERM),
        (Some(_), Some(_)) => return tally.never(Feature::OtherOrdinal),
        _ => {}
    }
    match (first(a, |name| name.ordinal), first(b, |name| name.ordinal)) {
        (Some(x), Some(y)) if x == y => {
            same = true;
            let term_open = terms.0.is_some() != terms.1.is_some() && (a.date.is_none() || b.date.is_none());
            tally.add(Feature::SameOrdinal, if term_open { SAME_ORDINAL_OPEN_TERM } else { SAME_ORDINAL });
        }
        (Some(_), Some(_)) => return tally.never(Feature::OtherOrdinal),
        _ => {}
    }
    let own_year = |told: &Told| told.date.and_then(PartialDate::year);
    let years = |told: &Told| -> Vec<u16> {
        let own = [own_year(a), own_year(b)];
        told.names.iter().flat_map(|name| &name.years).copied().filter(|&year| !own.contains(&Some(year))).collect()
    };
    let months = |told: &Told| -> Vec<u16> { told.names.iter().flat_map(|name| &name.months).copied().collect() };
    let last_year = |told: &Told| told.names.iter().any(|name| name.last_year);
    if apart(&years(a), &years(b)) || apart(&months(a), &months(b)) || last_year(a) != last_year(b) {
        tally.add(Feature::OtherYears, OTHER_YEARS);
    }
    let counts =
        |told: &Told| -> Vec<String> { told.names.iter().flat_map(EventName::numbers).map(str::to_owned).collect() };
    if apart(&counts(a), &counts(b)) {
        tally.add(Feature::OtherNumbers, OTHER_NUMBERS);
    }
    Some(same)
}

/// Whether both lists have items and none in common.
fn apart<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|item| b.contains(item))
}

/// Weighs who takes part; the number of people in common.
fn people<F: FnMut(Feature, i32)>(a: &Told, b: &Told, tally: Note<F>) -> usize {
    let shared = common(&a.people, &b.people);
    let points: i32 = (0..shared).map(|n| PEOPLE[n.min(PEOPLE.len() - 1)]).sum();
    tally.add(Feature::SamePeople, points.min(MOST_PEOPLE));
    if common(&a.chairs, &b.chairs) > 0 {
        tally.add(Feature::SameChair, SAME_CHAIR);
    }
    let two_sided = is_two_sided(a) && is_two_sided(b);
    let same_day = a.date.is_some_and(PartialDate::is_full) && b.date.is_some_and(PartialDate::is_full);
    let told = |told: &Told| if same_day { told.named.len() } else { told.people.len() };
    if shared >= 2 && two_sided {
        tally.add(Feature::SameTwoSides, SAME_TWO_SIDES);
    } else if two_sided && other_sides(a, b) {
        tally.add(Feature::OtherPeople, OTHER_SIDES);
    } else if told(a) > 0 && told(b) > 0 && shared == 0 {
        tally.add(Feature::OtherPeople, OTHER_PEOPLE);
    }
    shared
}

/// Whether the names put others opposite each other: of two and two people at least one is another, of one and one both are.
fn other_sides(a: &Told, b: &Told) -> bool {
    let shared = common(&a.named, &b.named);
    shared < a.named.len().min(b.named.len()).min(2)
}

fn is_two_sided(told: &Told) -> bool {
    told.family().is_some_and(|family| EventWords::builtin().is_two_sided(family))
}

fn is_visit(told: &Told) -> bool {
    told.family().is_some_and(|family| EventWords::builtin().is_visit(family))
}

/// Weighs the best that any name of the one and any name of the other have in common.
fn topics<F: FnMut(Feature, i32)>(a: &Told, b: &Told, shared_people: usize, tally: Note<F>) -> Common {
    let best = a.names.iter().flat_map(|x| b.names.iter().map(move |y| topic(x, y))).max().unwrap_or_default();
    tally.add(Feature::Topic, best.same);
    if best.same >= SAME_GOAL && is_visit(a) && is_visit(b) {
        let open = a.people.is_empty() || b.people.is_empty();
        tally.add(
            Feature::SameTwoSides,
            if shared_people > 0 { SAME_VISIT[0] } else { i32::from(open) * SAME_VISIT[1] },
        );
    }
    // Who meets whom says it all: `hội đàm tại phòng Đông` and `hội đàm với Tổng Bí thư` are one.
    if shared_people < 2 || !is_two_sided(a) || !is_two_sided(b) {
        tally.add(Feature::OtherTopic, best.other);
    }
    best
}

/// What two names say for (common words) and against (words of each that the other has not).
fn topic(a: &EventName, b: &EventName) -> Common {
    let shared = || a.topic.iter().filter(|(word, _)| b.topic.contains_key(*word)).map(|(_, &weight)| weight);
    let weight: i32 = shared().map(i32::from).sum();
    let (of_a, of_b) = ((a.weight() - weight).max(0), (b.weight() - weight).max(0));
    let (both, fuller) = (of_a.min(of_b), of_a.max(of_b));
    let same = if weight == 0 { 0 } else { TOPIC * weight * weight.min(FULL_TOPIC) / ((weight + both) * FULL_TOPIC) };
    let whole = if fuller == 0 && weight > 0 { SAME_NAME } else { 0 };
    let same = same + whole;
    let other = (-2 * both).max(OTHER_TOPIC) + (-(fuller - both) / 2).max(FULLER_TOPIC);
    let signed = both < INFORMATIVE.into() && shared().any(|weight| weight >= SIGN);
    Common { points: same + other, same, other, weight, signed }
}

fn common_host(a: &Told, b: &Told) -> bool {
    common(&a.hosts, &b.hosts) > 0
}

/// Weighs hosts, other bodies, places and instruments; whether anything but a place is in common.
fn circumstances<F: FnMut(Feature, i32)>(a: &Told, b: &Told, tally: Note<F>) -> bool {
    let hosts = common(&a.hosts, &b.hosts);
    if hosts > 0 {
        tally.add(Feature::SameHost, SAME_HOST);
    } else if !a.hosts.is_empty() && !b.hosts.is_empty() {
        tally.add(Feature::OtherHost, OTHER_HOST);
    }
    let all = |told: &Told| -> Vec<usize> {
        let mut all = [&told.bodies[..], &told.hosts].concat();
        all.sort_unstable();
        all.dedup();
        all
    };
    let bodies = common(&all(a), &all(b)) - hosts;
    tally.add(Feature::SameBodies, SAME_BODY * bodies.min(3) as i32);
    if common(&a.places, &b.places) > 0 {
        tally.add(Feature::SamePlace, SAME_PLACE);
    } else if !a.places.is_empty() && !b.places.is_empty() {
        tally.add(Feature::OtherPlace, OTHER_PLACE);
    }
    tally.add(Feature::SamePlace, SAME_PLACE * common(&a.sites, &b.sites).min(2) as i32);
    let instruments = common(&a.instruments, &b.instruments);
    tally.add(Feature::SameInstrument, SAME_INSTRUMENT * instruments.min(2) as i32);
    hosts + bodies + instruments > 0
}

/// How many items two sorted lists share.
fn common(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|item| b.binary_search(item).is_ok()).count()
}

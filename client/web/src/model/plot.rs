//! Geometry of plots, in per cent along the reading direction and in pixels upwards, and the tables beside them.

/// A number of a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Known, zero included.
    Known(u32),
    /// Too small to be shown: said to be hidden, never drawn as zero.
    Hidden,
    /// There is none.
    Absent,
}

impl Amount {
    /// The number, if it may be shown.
    pub const fn known(self) -> Option<u32> {
        match self {
            Self::Known(number) => Some(number),
            Self::Hidden | Self::Absent => None,
        }
    }
}

impl From<Option<u32>> for Amount {
    /// As in the team's week: `None` is hidden.
    fn from(total: Option<u32>) -> Self {
        total.map_or(Self::Hidden, Self::Known)
    }
}

/// A label and a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How many.
    pub amount: Amount,
}

/// Length of a bar in per cent of the longest, which is given; a known number above zero is always visible.
pub fn length(amount: u32, longest: u32) -> f64 {
    if amount == 0 || longest == 0 {
        return 0.0;
    }
    (f64::from(amount) / f64::from(longest) * 100.0).max(1.0)
}

/// The largest known number.
pub fn longest(bars: &[Bar]) -> u32 {
    bars.iter().filter_map(|bar| bar.amount.known()).max().unwrap_or(0)
}

/// One place of a plot over time: a column for each series, side by side, each from the ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Short label under it.
    pub short: String,
    /// Long label of its line in the table.
    pub long: String,
    /// One amount a series.
    pub parts: Vec<Amount>,
}

/// A rectangle of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// Which series.
    pub series: usize,
    /// Start along the reading direction, in per cent.
    pub start: f64,
    /// Width, in per cent.
    pub width: f64,
    /// Top, in pixels from the top of the plot.
    pub top: f64,
    /// Height, in pixels.
    pub height: f64,
    /// A place-holder for a hidden number: drawn hollow, of a fixed height.
    pub hidden: bool,
}

/// Height of the drawing of a hidden number, in pixels: the same whatever the number is.
const HIDDEN_HEIGHT: f64 = 14.0;
/// Room above the highest line of the scale, in pixels.
const ABOVE: f64 = 8.0;

/// Columns laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Rectangles.
    pub blocks: Vec<Block>,
    /// Middle of each place, in per cent.
    pub middles: Vec<f64>,
    /// Lines of the scale: number and distance from the top in pixels.
    pub ticks: Vec<(u32, f64)>,
}

/// Lays columns out in a plot of `height` pixels.
pub fn columns(columns: &[Column], height: f64) -> Columns {
    let known = columns.iter().flat_map(|column| &column.parts).filter_map(|part| part.known());
    let ticks = ticks(known.max().unwrap_or(0));
    let top = f64::from(ticks.last().copied().unwrap_or(1).max(1));
    let tall = |number: u32| f64::from(number) / top * (height - ABOVE);
    let mut out = Columns {
        ticks: ticks.iter().map(|tick| (*tick, height - tall(*tick))).collect(),
        ..Columns::default()
    };
    let step = 100.0 / as_f64(columns.len());
    let mut start = 0.0;
    for column in columns {
        let width = step * 0.72 / as_f64(column.parts.len());
        let mut at = start + step * 0.14;
        for (series, part) in column.parts.iter().enumerate() {
            let drawn = match part {
                Amount::Known(number) => (tall(*number), false),
                Amount::Hidden => (HIDDEN_HEIGHT, true),
                Amount::Absent => (0.0, false),
            };
            let (height_of, hidden) = drawn;
            if height_of > 0.0 {
                out.blocks.push(Block {
                    series,
                    start: at,
                    width: width * 0.92,
                    top: height - height_of,
                    height: height_of,
                    hidden,
                });
            }
            at += width;
        }
        out.middles.push(start + step / 2.0);
        start += step;
    }
    out
}

/// More places than this are drawn as lines: columns would be thinner than what an eye tells apart on a telephone.
pub const MOST_COLUMNS: usize = 26;

/// A line over time for each series, from known number to known number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Series and corners of each unbroken piece: along the reading direction in per cent, from the top in pixels.
    pub pieces: Vec<(usize, Vec<(f64, f64)>)>,
    /// Where a number is hidden: start and width, in per cent.
    pub hidden: Vec<(f64, f64)>,
    /// Middle of each place, in per cent.
    pub middles: Vec<f64>,
    /// Lines of the scale: number and distance from the top in pixels.
    pub ticks: Vec<(u32, f64)>,
}

/// Lays lines out in a plot of `height` pixels. A line breaks where nothing is known: it is never drawn through a hidden
/// number, which could lie anywhere.
pub fn lines(columns: &[Column], height: f64) -> Lines {
    let known = columns.iter().flat_map(|column| &column.parts).filter_map(|part| part.known());
    let ticks = ticks(known.max().unwrap_or(0));
    let top = f64::from(ticks.last().copied().unwrap_or(1).max(1));
    let y = |number: u32| height - f64::from(number) / top * (height - ABOVE);
    let step = 100.0 / as_f64(columns.len());
    let mut out = Lines { ticks: ticks.iter().map(|tick| (*tick, y(*tick))).collect(), ..Lines::default() };
    let mut start = 0.0;
    for column in columns {
        out.middles.push(start + step / 2.0);
        if column.parts.contains(&Amount::Hidden) {
            match out.hidden.last_mut() {
                Some((from, width)) if *from + *width >= start - step / 2.0 => *width = start + step - *from,
                _ => out.hidden.push((start, step)),
            }
        }
        start += step;
    }
    let series = columns.iter().map(|column| column.parts.len()).max().unwrap_or(0);
    for rank in 0..series {
        let mut piece = Vec::new();
        for (column, x) in columns.iter().zip(&out.middles) {
            match column.parts.get(rank).and_then(|part| part.known()) {
                Some(number) => piece.push((*x, y(number))),
                None if piece.is_empty() => {}
                None => out.pieces.push((rank, std::mem::take(&mut piece))),
            }
        }
        if !piece.is_empty() {
            out.pieces.push((rank, piece));
        }
    }
    out
}

/// How many there are, at least one, to divide by.
fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX))
}

/// Round numbers from 0 to at least `most`: three to six of them.
pub fn ticks(most: u32) -> Vec<u32> {
    let mut step = 1_u32;
    for factor in [2, 5, 2].into_iter().cycle() {
        if most.div_ceil(step) <= 5 {
            break;
        }
        // 1, 2, 10, 20, 100 would skip fives: the cycle multiplies 1 -> 2 -> 5 (rounded) -> 10.
        step = match factor {
            5 if step.to_string().starts_with('2') => step / 2 * 5,
            _ => step.saturating_mul(2),
        };
    }
    let count = most.div_ceil(step).max(1);
    (0..=count).map(|rank| rank.saturating_mul(step)).collect()
}

/// Points of a line over time, on a scale from 0 to `highest`: middle in per cent, distance from the top in pixels.
pub fn points(values: &[Option<u8>], highest: u8, height: f64) -> Vec<Option<(f64, f64)>> {
    let step = 100.0 / as_f64(values.len());
    let mut middle = step / 2.0;
    values
        .iter()
        .map(|value| {
            let x = middle;
            middle += step;
            value.map(|value| (x, height * (1.0 - f64::from(value) / f64::from(highest.max(1)))))
        })
        .collect()
}

/// Segments between neighbouring answers; one that is missing in between is bridged, not read as zero.
pub fn segments(points: &[Option<(f64, f64)>]) -> Vec<((f64, f64), (f64, f64))> {
    let known: Vec<_> = points.iter().flatten().copied().collect();
    known.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Where something lies on screen: the reading direction may run from right to left.
pub fn place(start: f64, width: f64, right_to_left: bool) -> f64 {
    if right_to_left { 100.0 - start - width } else { start }
}

/// Labels under a drawing that fit on a telephone: day and month, or month and year, which are longer.
const LABELS: usize = 5;
const LONG_LABELS: usize = 4;
/// Letters of a day with its month, in every language.
const SHORT_LABEL: usize = 6;

/// How many of these labels fit under a drawing.
pub fn room(labels: &[String]) -> usize {
    let short = labels.iter().all(|label| label.chars().count() <= SHORT_LABEL);
    if short { LABELS } else { LONG_LABELS }
}

/// Which of `count` labels to write so that about `room` fit: the last one is always written.
pub const fn is_labelled(rank: usize, count: usize, room: usize) -> bool {
    let every = count.div_ceil(if room == 0 { 1 } else { room });
    (count - 1 - rank).is_multiple_of(if every == 0 { 1 } else { every })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(parts: &[Amount]) -> Column {
        Column { short: String::new(), long: String::new(), parts: parts.to_vec() }
    }

    #[test]
    fn the_scale_has_round_numbers_and_holds_the_largest() {
        assert_eq!(ticks(0), [0, 1]);
        assert_eq!(ticks(4), [0, 1, 2, 3, 4]);
        assert_eq!(ticks(9), [0, 2, 4, 6, 8, 10]);
        assert_eq!(ticks(23), [0, 5, 10, 15, 20, 25]);
        assert_eq!(ticks(47), [0, 10, 20, 30, 40, 50]);
        for most in 0..3000 {
            let all = ticks(most);
            assert!(all.len() <= 6 && *all.last().expect("two at least") >= most, "{most}: {all:?}");
        }
    }

    #[test]
    fn columns_stand_on_the_ground_side_by_side_and_stay_inside() {
        let laid = columns(
            &[
                column(&[Amount::Known(10), Amount::Known(5)]),
                column(&[Amount::Hidden, Amount::Known(20)]),
                column(&[Amount::Absent, Amount::Known(0)]),
            ],
            200.0,
        );
        assert_eq!(laid.blocks.len(), 4, "nothing is drawn for zero or for what is not there");
        let [first, second, hidden, _] = laid.blocks[..] else { unreachable!() };
        assert!((first.height - 2.0 * second.height).abs() < 1e-9);
        assert!(first.start + first.width <= second.start);
        assert!(hidden.hidden && (hidden.height - HIDDEN_HEIGHT).abs() < 1e-9);
        for block in &laid.blocks {
            assert!((block.top + block.height - 200.0).abs() < 1e-9);
            assert!(block.top >= 0.0 && block.start >= 0.0 && block.start + block.width <= 100.0);
        }
        assert_eq!(laid.middles.len(), 3);
        let (most, top) = laid.ticks.last().copied().expect("a scale");
        assert!(most >= 20 && (top - ABOVE).abs() < 1e-9);
    }

    #[test]
    fn a_hidden_number_is_drawn_the_same_whatever_the_rest() {
        let small = columns(&[column(&[Amount::Hidden]), column(&[Amount::Known(5)])], 200.0);
        let large = columns(&[column(&[Amount::Hidden]), column(&[Amount::Known(500)])], 200.0);
        assert_eq!(small.blocks[0], large.blocks[0]);
    }

    #[test]
    fn a_line_breaks_at_what_is_not_known_and_hidden_weeks_in_a_row_are_one() {
        let amounts = [
            Amount::Known(10),
            Amount::Known(0),
            Amount::Hidden,
            Amount::Hidden,
            Amount::Known(5),
            Amount::Absent,
        ];
        let laid = lines(&amounts.map(|amount| column(&[amount])), 200.0);
        let pieces: Vec<_> = laid.pieces.iter().map(|(series, corners)| (*series, corners.len())).collect();
        assert_eq!(pieces, [(0, 2), (0, 1)]);
        let (_, corners) = &laid.pieces[0];
        assert!((corners[0].1 - ABOVE).abs() < 1e-9 && (corners[1].1 - 200.0).abs() < 1e-9);
        let [(start, width)] = laid.hidden[..] else { panic!("one run: {:?}", laid.hidden) };
        assert!((start - 200.0 / 6.0).abs() < 1e-9 && (width - 200.0 / 6.0).abs() < 1e-9);
        assert_eq!(laid.middles.len(), 6);
    }

    #[test]
    fn bars_are_in_proportion_and_small_ones_are_visible() {
        assert!((length(5, 10) - 50.0).abs() < 1e-9);
        assert!((length(1, 1000) - 1.0).abs() < 1e-9);
        assert!(length(0, 10).abs() < 1e-9 && length(0, 0).abs() < 1e-9);
        let bars = [Amount::Known(3), Amount::Hidden, Amount::Known(7)]
            .map(|amount| Bar { label: String::new(), amount });
        assert_eq!(longest(&bars), 7);
    }

    #[test]
    fn a_missing_answer_is_bridged() {
        let points = points(&[Some(3), None, Some(0)], 3, 90.0);
        assert_eq!(points[1], None);
        let [((x1, y1), (x2, y2))] = segments(&points)[..] else { unreachable!() };
        assert!((x1 - 100.0 / 6.0).abs() < 1e-9 && (x2 - 500.0 / 6.0).abs() < 1e-9);
        assert!(y1.abs() < 1e-9 && (y2 - 90.0).abs() < 1e-9);
    }

    #[test]
    fn right_to_left_is_mirrored_and_labels_thin_out() {
        assert!((place(10.0, 20.0, true) - 70.0).abs() < 1e-9);
        let written: Vec<usize> = (0..12).filter(|rank| is_labelled(*rank, 12, 6)).collect();
        assert_eq!(written, [1, 3, 5, 7, 9, 11]);
        assert!((0..3).all(|rank| is_labelled(rank, 3, 6)));
    }

    #[test]
    fn labels_that_name_a_year_are_fewer() {
        let weeks = ["23/11", "30/11"].map(str::to_owned);
        let years = ["11/2025", "11/2026"].map(str::to_owned);
        let written =
            |labels: &[String]| (0..150).filter(|rank| is_labelled(*rank, 150, room(labels))).count();
        assert_eq!((written(&weeks), written(&years)), (5, 4));
    }
}

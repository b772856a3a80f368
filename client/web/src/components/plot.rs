//! A plot that everybody can read: one sentence, a drawing, and the numbers as a table.

mod over_time;

use leptos::prelude::*;

use self::over_time::columns_view;
use crate::{
    i18n::{lang, number, t},
    model::{
        check_in::HIGHEST,
        plot::{self, Amount, Bar, Column},
    },
};

/// Height of the drawing of answers, in pixels; the style sheet knows it too.
const STEPS_HEIGHT: f64 = 120.0;

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// One bar a line: the table itself carries the bars.
    Bars(Vec<Bar>),
    /// Columns over time, one a series.
    Columns {
        /// What the columns of a place are.
        series: Vec<String>,
        /// The columns, oldest first.
        columns: Vec<Column>,
    },
    /// Own answers over time, on a scale.
    Steps {
        /// Words of the scale, lowest first.
        scale: Vec<String>,
        /// Short label, long label, answer; oldest first.
        points: Vec<(String, String, Option<u8>)>,
    },
}

/// A figure with its title, its sentence, its drawing and its table.
#[component]
pub fn Plot(
    /// Title.
    #[prop(into)]
    title: Signal<String>,
    /// What the figure says, in one sentence: a person who sees no drawing reads this first.
    #[prop(into)]
    sentence: Signal<String>,
    /// Heading of the table's first column.
    #[prop(into)]
    of: Signal<String>,
    /// What is drawn.
    drawing: Drawing,
    /// Said in place of a number that is too small to be shown.
    #[prop(into, optional)]
    hidden: Signal<String>,
) -> impl IntoView {
    let body = match drawing {
        Drawing::Bars(bars) => bars_view(&bars, title, of, hidden).into_any(),
        Drawing::Columns { series, columns } => {
            columns_view(&series, &columns, sentence, of, hidden, title).into_any()
        }
        Drawing::Steps { scale, points } => steps_view(&scale, &points, sentence, of, title).into_any(),
    };
    figure(title, sentence, body)
}

/// A title, the sentence that says it all, and what is drawn or listed.
pub(crate) fn figure(title: Signal<String>, sentence: Signal<String>, body: AnyView) -> impl IntoView {
    view! {
        <figure class="plot">
            <figcaption class="plot-caption">
                <strong class="plot-title">{title}</strong>
                <span class="plot-sentence">{sentence}</span>
            </figcaption>
            {body}
        </figure>
    }
}

fn bars_view(
    bars: &[Bar],
    title: Signal<String>,
    of: Signal<String>,
    hidden: Signal<String>,
) -> impl IntoView + use<> {
    let longest = plot::longest(bars);
    let lines = bars.iter().cloned().map(|Bar { label, amount }| {
        let bar = amount.known().map(|known| {
            let width = format!("{:.2}%", plot::length(known, longest));
            view! {
                <svg class="plot-bar" aria-hidden="true" focusable="false" height="14">
                    <rect class="plot-bar-fill" x="0" y="0" rx="3" width=width height="14"></rect>
                </svg>
            }
        });
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td>
                    <div class="plot-bar-line">
                        {bar}
                        <span class="plot-number" class:plot-hidden=amount == Amount::Hidden>
                            {amount_text(amount, hidden)}
                        </span>
                    </div>
                </td>
            </tr>
        }
    });
    view! {
        <table class="plot-bars">
            <caption class="sr">{title}</caption>
            <thead class="sr">
                <tr>
                    <th scope="col">{of}</th>
                    <th scope="col">{t("plot-number")}</th>
                </tr>
            </thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
    }
}

fn steps_view(
    scale: &[String],
    points: &[(String, String, Option<u8>)],
    sentence: Signal<String>,
    of: Signal<String>,
    title: Signal<String>,
) -> impl IntoView + use<> {
    let values: Vec<_> = points.iter().map(|(_, _, value)| *value).collect();
    // Room above the highest and below the lowest, so that a point is never cut.
    let inner = STEPS_HEIGHT - 16.0;
    let rtl = lang().is_rtl();
    let shift = |(x, y): (f64, f64)| (plot::place(x, 0.0, rtl), y + 8.0);
    let laid: Vec<_> =
        plot::points(&values, HIGHEST, inner).into_iter().map(|point| point.map(shift)).collect();
    let grid = (0..=HIGHEST).map(|value| {
        let y = format!("{:.1}", 8.0 + inner * f64::from(value) / f64::from(HIGHEST));
        view! { <line class="plot-grid" x1="0%" x2="100%" y1=y.clone() y2=y></line> }
    });
    let lines = plot::segments(&laid).into_iter().map(|((x1, y1), (x2, y2))| {
        view! {
            <line
                class="plot-line"
                x1=format!("{x1:.2}%")
                x2=format!("{x2:.2}%")
                y1=format!("{y1:.1}")
                y2=format!("{y2:.1}")
            ></line>
        }
    });
    let dots = laid.iter().flatten().map(|(x, y)| {
        view! { <circle class="plot-dot" cx=format!("{x:.2}%") cy=format!("{y:.1}") r="4.5"></circle> }
    });
    let middles: Vec<f64> = plot::points(&vec![Some(0); values.len()], HIGHEST, inner)
        .into_iter()
        .flatten()
        .map(|(x, _)| x)
        .collect();
    let labels = labels(&middles, points.iter().map(|(short, _, _)| short.clone()).collect(), STEPS_HEIGHT);
    let axis = scale.iter().rev().map(|word| view! { <span>{word.clone()}</span> }).collect_view();
    let rows = points.iter().map(|(_, long, value)| {
        let answer = value.and_then(|value| scale.get(usize::from(value)).cloned());
        let answer = answer.map_or_else(|| t("plot-none"), Signal::stored);
        view! { <tr><th scope="row">{long.clone()}</th><td>{answer}</td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="plot-area plot-area-steps">
            <div class="plot-axis" aria-hidden="true">{axis}</div>
            <svg class="plot-svg" role="img" aria-label=sentence height=format!("{}", STEPS_HEIGHT + 24.0)>
                {grid.collect_view()}
                {lines.collect_view()}
                {dots.collect_view()}
                {labels}
            </svg>
        </div>
        <Numbers title>
            <thead>
                <tr>
                    <th scope="col">{of}</th>
                    <th scope="col">{t("plot-answer")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Numbers>
    }
}

/// The table behind a drawing, one gesture away.
#[component]
fn Numbers(title: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <details class="plot-numbers">
            <summary>{t("plot-table")}</summary>
            <div class="plot-scroll" tabindex="0" role="region" aria-label=title>
                <table class="plot-table">
                    <caption class="sr">{title}</caption>
                    {children()}
                </table>
            </div>
        </details>
    }
}

fn labels(middles: &[f64], texts: Vec<String>, height: f64) -> impl IntoView + use<> {
    let (count, room) = (middles.len(), plot::room(&texts));
    let rtl = lang().is_rtl();
    middles
        .iter()
        .copied()
        .zip(texts)
        .enumerate()
        .filter(|(rank, _)| plot::is_labelled(*rank, count, room))
        .map(|(_, (middle, text))| {
            let x = plot::place(middle, 0.0, rtl);
            // At an edge, a label stays within the drawing. What 'start' is follows the direction of reading.
            let anchor = match x {
                ..3.0 if rtl => "end",
                ..3.0 => "start",
                97.0.. if rtl => "start",
                97.0.. => "end",
                _ => "middle",
            };
            view! {
                <text class="plot-label" text-anchor=anchor x=format!("{x:.2}%") y=format!("{}", height + 17.0)>
                    {text}
                </text>
            }
        })
        .collect_view()
}

fn amount_text(amount: Amount, hidden: Signal<String>) -> Signal<String> {
    match amount {
        Amount::Known(known) => Signal::derive(move || number(f64::from(known))),
        Amount::Hidden => hidden,
        Amount::Absent => t("plot-absent"),
    }
}

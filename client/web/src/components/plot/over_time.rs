//! Numbers over time: columns for some weeks, lines for many.

use leptos::prelude::*;

use super::{Numbers, amount_text, labels};
use crate::{
    i18n::{lang, number},
    model::plot::{self, Column},
};

/// Height of the drawing, in pixels; the style sheet knows it too.
const COLUMNS_HEIGHT: f64 = 200.0;
/// Height of the mark of hidden numbers under lines.
const GAP_HEIGHT: f64 = 6.0;

pub(super) fn columns_view(
    series: &[String],
    columns: &[Column],
    sentence: Signal<String>,
    of: Signal<String>,
    hidden: Signal<String>,
    title: Signal<String>,
) -> impl IntoView + use<> {
    let as_lines = columns.len() > plot::MOST_COLUMNS;
    let Over { middles, ticks, any_hidden, drawn } =
        if as_lines { over_lines(columns) } else { over_columns(columns) };
    let axis = ticks.iter().rev().map(|(tick, _)| view! { <span>{number(f64::from(*tick))}</span> });
    let grid = ticks.iter().map(|(_, top)| {
        let top = format!("{top:.1}");
        view! { <line class="plot-grid" x1="0%" x2="100%" y1=top.clone() y2=top></line> }
    });
    let shorts = columns.iter().map(|column| column.short.clone()).collect();
    let labels = labels(&middles, shorts, COLUMNS_HEIGHT);
    let legend = series
        .iter()
        .enumerate()
        .map(|(rank, name)| view! { <li>{swatch(rank, as_lines)} {name.clone()}</li> });
    let heads = series.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    let lines = columns.iter().map(|column| {
        let cells = column.parts.iter().map(|part| view! { <td>{amount_text(*part, hidden)}</td> });
        view! { <tr><th scope="row">{column.long.clone()}</th>{cells.collect_view()}</tr> }
    });
    let lines = lines.collect_view();
    let of_hidden = if as_lines { "plot-swatch plot-swatch-gap" } else { "plot-swatch plot-block-hidden" };
    view! {
        <ul class="plot-legend">
            {legend.collect_view()}
            {any_hidden.then(|| view! { <li><span class=of_hidden></span>{hidden}</li> })}
        </ul>
        <div class="plot-area plot-area-columns">
            <div class="plot-axis" aria-hidden="true">{axis.collect_view()}</div>
            <svg class="plot-svg" role="img" aria-label=sentence height=format!("{}", COLUMNS_HEIGHT + 24.0)>
                {grid.collect_view()}
                {drawn}
                {labels}
            </svg>
        </div>
        <Numbers title>
            <thead>
                <tr><th scope="col">{of}</th>{heads}</tr>
            </thead>
            <tbody>{lines}</tbody>
        </Numbers>
    }
}

/// What a series looks like, beside its name.
fn swatch(rank: usize, as_line: bool) -> AnyView {
    if !as_line {
        return view! { <span class=format!("plot-swatch plot-series-{rank}")></span> }.into_any();
    }
    view! {
        <svg class="plot-swatch-line" aria-hidden="true" focusable="false" width="26" height="10">
            <line class=format!("plot-course plot-course-{rank}") x1="2" x2="24" y1="5" y2="5"></line>
        </svg>
    }
    .into_any()
}

/// What is drawn over time, and what stands around it.
struct Over {
    middles: Vec<f64>,
    ticks: Vec<(u32, f64)>,
    any_hidden: bool,
    drawn: AnyView,
}

fn over_columns(columns: &[Column]) -> Over {
    let plot::Columns { blocks, middles, ticks } = plot::columns(columns, COLUMNS_HEIGHT);
    let any_hidden = blocks.iter().any(|block| block.hidden);
    let drawn = blocks.into_iter().map(|block| {
        let class =
            format!("plot-series-{}{}", block.series, if block.hidden { " plot-block-hidden" } else { "" });
        let x = plot::place(block.start, block.width, lang().is_rtl());
        view! {
            <rect
                class=class
                x=format!("{x:.2}%")
                y=format!("{:.1}", block.top)
                width=format!("{:.2}%", block.width)
                height=format!("{:.1}", block.height)
            ></rect>
        }
    });
    Over { middles, ticks, any_hidden, drawn: drawn.collect_view().into_any() }
}

fn over_lines(columns: &[Column]) -> Over {
    let plot::Lines { pieces, hidden, middles, ticks } = plot::lines(columns, COLUMNS_HEIGHT);
    let rtl = lang().is_rtl();
    let any_hidden = !hidden.is_empty();
    let gaps = hidden.into_iter().map(|(start, width)| {
        let x = plot::place(start, width, rtl);
        let (x, width) = (format!("{x:.2}%"), format!("{width:.2}%"));
        let (y, height) = (format!("{:.1}", COLUMNS_HEIGHT - GAP_HEIGHT), GAP_HEIGHT.to_string());
        view! { <rect class="plot-gap" x=x y=y width=width height=height></rect> }
    });
    let lines = pieces.into_iter().map(|(series, corners)| {
        let class = format!("plot-course plot-course-{series}");
        // A corner that stands alone is still seen: a line from it to itself is a dot.
        let alone = (corners.len() == 1).then(|| corners[0]);
        let at = |(x, y): (f64, f64)| format!("{:.2},{y:.1}", plot::place(x, 0.0, rtl));
        let points: Vec<_> = corners.into_iter().chain(alone).map(at).collect();
        view! { <polyline class=class points=points.join(" ")></polyline> }
    });
    // Stretched to the width there is, but for the strokes: one line a piece, so that its dashes go on over its corners.
    let drawn = view! {
        {gaps.collect_view()}
        <svg
            viewBox=format!("0 0 100 {COLUMNS_HEIGHT}")
            preserveAspectRatio="none"
            width="100%"
            height=format!("{COLUMNS_HEIGHT}")
        >
            {lines.collect_view()}
        </svg>
    }
    .into_any();
    Over { middles, ticks, any_hidden, drawn }
}

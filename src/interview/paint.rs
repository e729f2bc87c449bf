//! How inquire's prompts look, with and without colours; no meaning hangs on a colour alone.

use inquire::ui::{Attributes, Color, ErrorMessageRenderConfig, RenderConfig, StyleSheet, Styled};

/// A question: its text stands above, so the prompt itself is one short word.
pub(super) fn question(colour: bool) -> RenderConfig<'static> {
    let config = base(colour);
    config.with_prompt_prefix(accent(colour, "Answer:")).with_answered_prompt_prefix(accent(colour, "→"))
}

/// A menu or a line to type: the prompt says what it is about.
pub(super) fn menu(colour: bool) -> RenderConfig<'static> {
    let config = base(colour);
    config.with_prompt_prefix(accent(colour, "?")).with_answered_prompt_prefix(accent(colour, "→"))
}

fn base(colour: bool) -> RenderConfig<'static> {
    let mark = Styled::new("❯");
    let plain = RenderConfig::empty()
        .with_highlighted_option_prefix(mark)
        .with_canceled_prompt_indicator(Styled::new("…"))
        .with_error_message(ErrorMessageRenderConfig::empty().with_prefix(Styled::new("✗")))
        .with_scroll_up_prefix(Styled::new("↑"))
        .with_scroll_down_prefix(Styled::new("↓"));
    if !colour {
        return plain;
    }
    let error = StyleSheet::new().with_fg(Color::LightRed);
    plain
        .with_highlighted_option_prefix(mark.with_fg(Color::DarkCyan))
        .with_selected_option(Some(StyleSheet::new().with_fg(Color::DarkCyan).with_attr(Attributes::BOLD)))
        .with_selected_checkbox(Styled::new("[x]").with_fg(Color::DarkGreen))
        .with_answer(StyleSheet::new().with_fg(Color::DarkCyan))
        .with_help_message(StyleSheet::new().with_fg(Color::DarkGrey))
        .with_canceled_prompt_indicator(Styled::new("…").with_fg(Color::DarkGrey))
        .with_error_message(
            ErrorMessageRenderConfig::empty()
                .with_prefix(Styled::new("✗").with_fg(Color::LightRed))
                .with_message(error),
        )
}

fn accent(colour: bool, text: &'static str) -> Styled<&'static str> {
    let text = Styled::new(text);
    if colour { text.with_fg(Color::DarkGreen) } else { text }
}

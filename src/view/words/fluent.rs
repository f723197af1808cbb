//! Catalogues in Fluent, the form that translators know.

use super::catalogue::{NAMES, NUMBERS, catalogue, english};
use super::error::Error;
use super::place::{Place, places};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

/// A catalogue that was read, with the text that it was read from.
#[derive(Clone)]
pub(super) struct Catalogue {
    language: Box<str>,
    source: Arc<str>,
    /// No panic leaves it half changed: it is only read, and what it keeps for its next answers is rules of languages.
    bundle: Arc<AssertUnwindSafe<FluentBundle<FluentResource>>>,
}

/// Two catalogues are the same if they were read from the same.
impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.source == other.source
    }
}

impl Eq for Catalogue {}

impl Catalogue {
    /// Reads a file in a language.
    pub(super) fn read(language: &str, source: &str) -> Result<Self, Error> {
        let tag: LanguageIdentifier = language.parse().map_err(|_| Error::Language(language.into()))?;
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, mistakes)| syntax(&mistakes))?;
        let known = catalogue();
        for entry in resource.entries() {
            if let Entry::Message(message) = entry {
                takes(&known, message.id.name, message.value.as_ref())?;
            }
        }
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false); // the pages are text, and so are the calendars
        bundle.add_resource_overriding(resource);
        Ok(Catalogue { language: language.into(), source: source.into(), bundle: Arc::new(AssertUnwindSafe(bundle)) })
    }

    pub(super) fn language(&self) -> &str {
        &self.language
    }

    /// Returns true if a key has a message.
    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.get_message(&id(family(key))).is_some_and(|message| message.value().is_some())
    }

    /// The text of a key, its places filled in.
    pub(super) fn said(&self, key: &str, places: &[(&str, Place<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(&id(family(key)))?;
        let mut variables = FluentArgs::with_capacity(places.len());
        for (name, place) in places {
            let value = match place {
                Place::Words(words) => FluentValue::from(*words),
                Place::Number(number) => FluentValue::from(*number),
            };
            variables.set(*name, value);
        }
        Some(self.bundle.format_pattern(message.value()?, Some(&variables), &mut Vec::new()).into_owned())
    }
}

/// The key without what tells one from many.
fn family(key: &str) -> &str {
    NUMBERS.iter().find_map(|number| key.strip_suffix(number)).unwrap_or(key)
}

/// The name of a key's message.
pub(super) fn id(key: &str) -> String {
    key.replace('.', "-")
}

/// Checks that there is such a message, with no other variables than places of the English text.
fn takes(known: &[(&str, &str)], name: &str, value: Option<&Pattern<&str>>) -> Result<(), Error> {
    let [_, other] = NUMBERS;
    let is_it = |key: &str| key.len() == name.len() && id(key) == name;
    let known = known.iter().find(|(key, _)| is_it(family(key))).map(|(key, _)| family(key));
    let is_a_name = NAMES.iter().any(|beginning| name.starts_with(&id(beginning)));
    let Some(key) = known else {
        return if is_a_name || name.starts_with("own-") { Ok(()) } else { Err(Error::NoSuchKey(name.into())) };
    };
    let of_a_number = english(&format!("{key}{other}"));
    let text = of_a_number.or_else(|| english(key)).unwrap_or_default();
    let has =
        |variable: &str| variable == "count" && of_a_number.is_some() || places(text).any(|place| place == variable);
    let mut used = Vec::new();
    if let Some(value) = value {
        variables(value, &mut used);
    }
    match used.iter().find(|variable| !has(variable)) {
        Some(place) => Err(Error::NoSuchPlace { key: key.into(), place: (*place).into() }),
        None => Ok(()),
    }
}

/// The variables of a pattern.
fn variables<'a>(pattern: &Pattern<&'a str>, used: &mut Vec<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, used);
        }
    }
}

fn of_expression<'a>(expression: &Expression<&'a str>, used: &mut Vec<&'a str>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, used),
        Expression::Select { selector, variants } => {
            of_inline(selector, used);
            for variant in variants {
                variables(&variant.value, used);
            }
        }
    }
}

fn of_inline<'a>(inline: &InlineExpression<&'a str>, used: &mut Vec<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => used.push(id.name),
        InlineExpression::Placeable { expression } => of_expression(expression, used),
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => of_arguments(arguments, used),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { arguments: None, .. } => {}
    }
}

fn of_arguments<'a>(arguments: &CallArguments<&'a str>, used: &mut Vec<&'a str>) {
    let named = arguments.named.iter().map(|argument| &argument.value);
    for argument in arguments.positional.iter().chain(named) {
        of_inline(argument, used);
    }
}

/// The first mistake of a file.
fn syntax(mistakes: &[fluent_syntax::parser::ParserError]) -> Error {
    let first = mistakes.first();
    Error::Syntax {
        at: first.map_or(0, |mistake| mistake.pos.start),
        reason: first.map_or_else(|| "no reason is known".into(), |mistake| mistake.kind.to_string().into()),
    }
}

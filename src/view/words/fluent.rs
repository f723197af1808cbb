//! Catalogues in Fluent, the form that translators know.

use super::{Base, Error, NAMES, NUMBERS, Place, Words, catalogue, english, places};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::borrow::Cow;
use std::collections::BTreeMap;
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

/// Words in other languages, with the feature `fluent`.
impl Words {
    /// Returns the words in Dutch that come with the library.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a constant file, read by a test")]
    pub fn dutch() -> Self {
        Words::fluent("nl", include_str!("nl.ftl")).expect("a catalogue")
    }

    /// Returns the words in Spanish that come with the library.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a constant file, read by a test")]
    pub fn spanish() -> Self {
        Words::fluent("es", include_str!("es.ftl")).expect("a catalogue")
    }

    /// Reads a catalogue in another language, as a [Fluent](https://projectfluent.org) file.
    ///
    /// A message has the name of its key, with a hyphen for each dot: `fact-withdrew` for `fact.withdrew`. What is said of a number is
    /// one message, which chooses by `$count`: `span-days` for `span.days@one` and `span.days@other`. The places of the English text
    /// are the message's variables. The file may have terms and messages of its own to refer to, whose names begin with `own-`.
    ///
    /// A gap is no error: [`missing`](Self::missing) names it, and it is said in English, behind a mark.
    ///
    /// ```
    /// use candidacy::view::words::Words;
    ///
    /// let frisian = Words::fluent("fy", "span-days = { $count ->\n    [one] ien dei\n   *[other] { $count } dagen\n }\n")?;
    /// assert_eq!(frisian.text("fact.withdrew").as_deref(), Some("[en] you stepped out"));
    /// assert!(!frisian.missing().contains(&"span.days@one"));
    /// # Ok::<(), candidacy::view::words::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Error::Language`] — a language that is no tag of BCP 47.
    /// - [`Error::Syntax`] — a file that is not Fluent.
    /// - [`Error::NoSuchKey`] — a message that no key stands for.
    /// - [`Error::NoSuchPlace`] — a variable that the English text does not have.
    pub fn fluent(language: &str, source: &str) -> Result<Self, Error> {
        let tag: LanguageIdentifier = language.parse().map_err(|_| Error::Language(language.into()))?;
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, mistakes)| syntax(&mistakes))?;
        for entry in resource.entries() {
            if let Entry::Message(message) = entry {
                takes(message.id.name, message.value.as_ref())?;
            }
        }
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false); // the pages are text, and so are the calendars
        bundle.add_resource_overriding(resource);
        let catalogue =
            Catalogue { language: language.into(), source: source.into(), bundle: Arc::new(AssertUnwindSafe(bundle)) };
        Ok(Words { base: Base::Fluent(catalogue), own: BTreeMap::new() })
    }

    /// Returns the English catalogue as a Fluent file, for translators to begin with.
    #[must_use]
    pub fn english_as_fluent() -> String {
        let [one, other] = NUMBERS;
        let message = |(key, text): &(Cow<'static, str>, Cow<'static, str>)| {
            let text = pattern(text);
            match key.strip_suffix(one) {
                Some(family) => format!("{} = {{ $count ->\n    [one] {text}\n", id(family)),
                None if key.ends_with(other) => format!("   *[other] {text}\n}}\n"),
                None => format!("{} = {text}\n", id(key)),
            }
        };
        catalogue().iter().map(message).collect()
    }
}

impl Catalogue {
    pub(super) fn language(&self) -> &str {
        &self.language
    }

    /// Returns true if a key has a message.
    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.get_message(&id(family(key))).is_some_and(|message| message.value().is_some())
    }

    /// What a key says.
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
fn id(key: &str) -> String {
    key.replace('.', "-")
}

/// An English text as Fluent writes it. Spaces at its end, and braces, stand in quotes there.
fn pattern(text: &str) -> String {
    if text.trim() != text {
        return format!("{{ \"{text}\" }}");
    }
    places(text).fold(text.to_owned(), |text, place| text.replace(&format!("{{{place}}}"), &format!("{{ ${place} }}")))
}

/// Is there such a message, with no other variables than places of the English text?
fn takes(name: &str, value: Option<&Pattern<&str>>) -> Result<(), Error> {
    let [_, other] = NUMBERS;
    let is_it = |key: &str| key.len() == name.len() && id(key) == name;
    let known = catalogue().iter().find(|(key, _)| is_it(family(key))).map(|(key, _)| family(key));
    let is_a_name = NAMES.iter().any(|beginning| name.starts_with(&id(beginning)));
    let Some(key) = known else {
        return if is_a_name || name.starts_with("own-") { Ok(()) } else { Err(Error::NoSuchKey(name.into())) };
    };
    let text = english(&format!("{key}{other}")).or_else(|| english(key)).unwrap_or_default();
    let mut used = Vec::new();
    if let Some(value) = value {
        variables(value, &mut used);
    }
    match used.iter().find(|variable| places(text).all(|place| place != **variable)) {
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

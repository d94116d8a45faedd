//! What PostgreSQL's functions and operators take and give.

/// One form of a function or operator, as `generate` spells it: `pgcrypto:text,text>text/i`.
#[derive(Clone, Copy, Debug)]
pub(in crate::sql) struct Form {
    /// The extension that brings it.
    pub(in crate::sql) extension: Option<&'static str>,
    /// The types of its arguments, with `?` behind those that can be left out and `+` behind one that can be repeated.
    arguments: &'static str,
    /// The type that it gives, or `*` and the type of many rows.
    pub(in crate::sql) result: &'static str,
    pub(in crate::sql) volatility: &'static str,
}

impl Form {
    fn parse(word: &'static str) -> Option<Self> {
        let (arguments, given) = word.split_once('>')?;
        let (result, volatility) = given.split_once('/')?;
        let (extension, arguments) = match arguments.split_once(':') {
            Some((extension, arguments)) => (Some(extension), arguments),
            None => (None, arguments),
        };
        // An operator of one operand.
        let arguments = arguments.strip_prefix("-,").unwrap_or(arguments);
        Some(Self {
            extension,
            arguments,
            result,
            volatility,
        })
    }

    pub(in crate::sql) fn arguments(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.arguments.split(',').filter(|it| !it.is_empty())
    }

    /// The fewest arguments that it takes, the most, and whether more.
    pub(super) fn numbers(&self) -> (usize, usize, bool) {
        let all = self.arguments().count();
        let left_out = self.arguments().filter(|it| it.ends_with('?')).count();
        (all - left_out, all, self.arguments.ends_with('+'))
    }

    pub(in crate::sql) fn takes(&self, arguments: usize) -> bool {
        let (least, most, more) = self.numbers();
        arguments >= least && (more || arguments <= most)
    }

    /// The types of this many arguments.
    pub(in crate::sql) fn types(&self, arguments: usize) -> Vec<&'static str> {
        let own: Vec<_> = self
            .arguments()
            .map(|it| it.trim_end_matches(['?', '+']))
            .collect();
        let at = |place: usize| own.get(place).or(own.last()).copied();
        (0..arguments).filter_map(at).collect()
    }

    /// Whether it takes or gives what no SQL has.
    pub(in crate::sql) fn is_internal(&self) -> bool {
        let internal = |it: &str| matches!(it, "internal" | "cstring");
        internal(self.result) || self.result == "trigger" || self.arguments().any(internal)
    }
}

/// The forms after a name, in a list that is in the order of bytes.
pub(super) fn forms(list: &'static str, name: &str) -> impl Iterator<Item = Form> + use<> {
    let line = line(list, name).unwrap_or_default();
    line.split(' ').skip(1).filter_map(Form::parse)
}

/// The line that begins with a name. The list is not read as a whole.
fn line(list: &'static str, name: &str) -> Option<&'static str> {
    let (mut start, mut end) = (0, list.len());
    while start < end {
        let middle = start + (end - start) / 2;
        let from = list[..middle].rfind('\n').map_or(0, |it| it + 1);
        let to = list[middle..]
            .find('\n')
            .map_or(list.len(), |it| middle + it);
        let line = &list[from..to];
        match line.split(' ').next()?.cmp(name) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => start = to + 1,
            std::cmp::Ordering::Greater => end = from,
        }
    }
    None
}

//! Finding the parts of a pack by id, and by what a saved file calls them.

use super::{FrameworkKind, Item, Member, Pack, Question};

impl Pack {
    /// The index of an item, `question` or `question.row`.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<usize> {
        self.item_ids.get(id).copied()
    }

    /// The index of a question.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<usize> {
        self.question_ids.get(id).copied()
    }

    /// The index of the question that a file means by a key: its id, or one it had before.
    #[must_use]
    pub fn question_written(&self, key: &str) -> Option<usize> {
        self.question(key).or_else(|| self.question(self.renamed.get(key)?))
    }

    /// The index of the item that a file means by a key below a matrix: its row's id, or one it had before.
    #[must_use]
    pub fn row_written(&self, question: &Question, key: &str) -> Option<usize> {
        let short_id = |item: usize| self.items[item].id.get(question.id.len() + 1..);
        let row = question.items.clone().find(|item| short_id(*item) == Some(key));
        row.or_else(|| self.item(self.renamed.get(&format!("{}.{key}", question.id))?))
    }

    /// The place of the option that a file means by a word: its id, or one it had before.
    #[must_use]
    pub fn option_written(&self, item: &Item, word: &str) -> Option<usize> {
        let place = |id: &str| item.options.iter().position(|option| option.id == id);
        let before = || self.renamed.get(&format!("{}.{word}", item.id))?.rsplit('.').next();
        place(word).or_else(|| before().and_then(place))
    }

    /// The index of an element, by `framework.element`.
    #[must_use]
    pub fn element(&self, id: &str) -> Option<usize> {
        self.elements.iter().position(|element| element.id == id)
    }

    /// The index of a framework.
    #[must_use]
    pub fn framework(&self, id: &str) -> Option<usize> {
        self.frameworks.iter().position(|framework| framework.id == id)
    }

    /// The measure index of a framework's own score; an element's measure index is its element index.
    #[must_use]
    pub fn framework_measure(&self, framework: usize) -> usize {
        self.elements.len() + framework
    }

    /// The id of a measure.
    #[must_use]
    pub fn measure_id(&self, measure: usize) -> &str {
        match self.elements.get(measure) {
            Some(element) => &element.id,
            None => &self.frameworks[measure - self.elements.len()].id,
        }
    }

    /// The name people see for a measure.
    #[must_use]
    pub fn measure_title(&self, measure: usize) -> &str {
        match self.elements.get(measure) {
            Some(element) => &element.title,
            None => &self.frameworks[measure - self.elements.len()].title,
        }
    }

    /// The framework a measure belongs to.
    #[must_use]
    pub fn measure_framework(&self, measure: usize) -> usize {
        self.elements.get(measure).map_or_else(|| measure - self.elements.len(), |element| element.framework)
    }

    /// Indices of the elements that a measure is made of.
    #[must_use]
    pub fn elements_of(&self, measure: usize) -> Vec<usize> {
        let Some(framework) = measure.checked_sub(self.elements.len()) else { return vec![measure] };
        let FrameworkKind::Composite { members } = &self.frameworks[framework].kind else {
            return self.frameworks[framework].elements.clone().collect();
        };
        members.iter().flat_map(|(member, _)| self.elements_of(self.member_measure(*member))).collect()
    }

    /// The measure of a member of a composite.
    #[must_use]
    pub fn member_measure(&self, member: Member) -> usize {
        match member {
            Member::Element(element) => element,
            Member::Framework(framework) => self.framework_measure(framework),
        }
    }

    /// Indices of the composites, each after the composites it is made of.
    pub fn composites_inside_out(&self) -> impl Iterator<Item = usize> + '_ {
        self.composite_order.iter().copied()
    }

    /// The question an item belongs to.
    #[must_use]
    pub fn question_of(&self, item: usize) -> &Question {
        &self.questions[self.items[item].question]
    }

    /// Whether the item is asked of an archetype framework.
    #[must_use]
    pub fn is_archetype_item(&self, item: usize) -> bool {
        self.items[item].carries.first().is_some_and(|carry| {
            let framework = self.elements[carry.element].framework;
            matches!(self.frameworks[framework].kind, FrameworkKind::Archetypes)
        })
    }
}

//! A record as it is told: what rests on too few answers has a range, and neither score nor level.

use super::{FrameworkRecord, MeasureRecord, Record, Verdict};

impl Record {
    /// A copy in which thin measures have no score, level, verdict or gap. Records of schema 1 knew none.
    #[must_use]
    pub(crate) fn told(&self) -> Self {
        let mut copy = self.clone();
        for (id, framework) in &mut copy.frameworks {
            hush(id, framework, |measure| self.measures.get(measure).is_some_and(|measure| measure.thin));
        }
        copy
    }

    /// Whether the short version asks nothing about a measure.
    #[must_use]
    pub(crate) fn is_not_asked(&self, measure: &str) -> bool {
        self.measures.get(measure).is_some_and(|measure| measure.not_asked)
    }

    /// The reading of a measure that rests on too few answers; `None` for all others.
    #[must_use]
    pub(crate) fn thin(&self, measure: &str) -> Option<&MeasureRecord> {
        self.measures.get(measure).filter(|measure| measure.thin)
    }
}

fn hush(id: &str, framework: &mut FrameworkRecord, is_thin: impl Fn(&str) -> bool) {
    let element = |element: &String| is_thin(&format!("{id}.{element}"));
    match framework {
        FrameworkRecord::Archetypes(framework) if framework.thin => {
            framework.fit.values_mut().for_each(|fit| *fit = None);
            (framework.best, framework.runner_up, framework.margin) = (None, None, None);
            (framework.verdict, framework.stability) = (Verdict::NotAssessed, None);
            framework.between.clear();
            framework.flips.clear();
        }
        FrameworkRecord::Archetypes(_) => {}
        FrameworkRecord::Spectrum(framework) => {
            framework.strands.iter_mut().filter(|(strand, _)| element(strand)).for_each(|(_, strand)| *strand = None);
            if framework.thin {
                (framework.position, framework.pole) = (None, None);
            }
        }
        FrameworkRecord::Dimensions(framework) => {
            for dimension in framework.dimensions.values_mut().filter(|dimension| dimension.thin) {
                (dimension.score, dimension.level, dimension.gap) = (None, None, None);
            }
            if framework.thin {
                (framework.mean, framework.weakest) = (None, None);
            }
        }
        FrameworkRecord::Composite(framework) => {
            framework.members.iter_mut().filter(|member| is_thin(&member.id)).for_each(|member| member.score = None);
            if framework.thin {
                (framework.score, framework.level, framework.weakest, framework.gap) = (None, None, None, None);
                framework.limited_by.clear();
            }
        }
    }
}

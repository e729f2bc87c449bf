//! A blank questionnaire to hand out.

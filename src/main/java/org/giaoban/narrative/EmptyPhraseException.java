package org.giaoban.narrative;

import freemarker.template.TemplateModelException;

/** Thrown by a phrase that would not be true; the {@code [@item]} or {@code [@also]} around it is then left out. */
final class EmptyPhraseException extends TemplateModelException {

    private static final long serialVersionUID = 1L;

    EmptyPhraseException(String phrase) {
        super(phrase);
    }
}

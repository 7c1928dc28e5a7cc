package org.giaoban.narrative;

import freemarker.template.TemplateModelException;

/** Thrown by a phrase that would not be true; what it stands in falls silent. */
final class NothingToSay extends TemplateModelException {

    private static final long serialVersionUID = 1L;

    NothingToSay(String phrase) {
        super(phrase);
    }
}

package org.giaoban.narrative;

import java.util.Optional;

/**
 * Thrown by a phrase that would not be true; the {@code [@item]} or {@code [@also]} around it is then left out. It is a
 * mistake of the template if none stands around it.
 */
final class EmptyPhraseException extends TemplateMistake {

    private static final long serialVersionUID = 1L;

    EmptyPhraseException(String function, String ref) {
        super("narrative-phrase-alone", Optional.empty(), function, ref);
    }
}

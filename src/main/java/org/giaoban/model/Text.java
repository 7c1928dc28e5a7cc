package org.giaoban.model;

import java.util.Locale;

/** A text in the two languages of the product; where only one was given, both are the same. */
public record Text(String vi, String en) {

    /** The language of documents and of messages to senders. */
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    public static Text of(String both) {
        return new Text(both, both);
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}

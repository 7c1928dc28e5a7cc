package org.giaoban.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.giaoban.mail.Letter;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.office.DeliveryRule;
import org.giaoban.office.DeliveryRule.Kind;
import org.giaoban.office.MessageTemplate;
import org.giaoban.office.Office;

/**
 * Words letters: by the templates of the office, or by the program's own. Leaders and units get
 * letters in Vietnamese, administrators in the office's language.
 */
final class LetterWords {

    private final Office office;

    LetterWords(Office office) {
        this.office = office;
    }

    /** Returns the id of a kind of delivery, as the ledger and the keys of texts have it. */
    static String id(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Letter compose(DeliveryRule rule, Map<String, String> values, List<Letter.Attachment> documents, String objection) {
        Kind kind = rule.kind();
        boolean isForAdministrators = kind == Kind.FAILURES || kind == Kind.NOTHING_TO_DO;
        Locale locale = isForAdministrators ? office.locale() : Text.VIETNAMESE;
        Map<String, String> all = new HashMap<>(values);
        all.put("office", office.name());
        Wording wording = Wording.of(locale);
        String subject = orElse(rule.words().subject(), wording.get("letter-subject-" + id(kind)));
        String text = orElse(rule.words().text(), wording.get("letter-text-" + id(kind)));
        return new Letter(
                line(MessageTemplate.fillChecked(subject, all, locale)),
                MessageTemplate.fillChecked(text, all, locale).strip() + "\n",
                documents,
                objection);
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String orElse(String own, String otherwise) {
        return own.isBlank() ? otherwise : own;
    }
}

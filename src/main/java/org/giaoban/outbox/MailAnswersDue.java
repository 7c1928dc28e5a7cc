package org.giaoban.outbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.intake.MailFeedback;
import org.giaoban.intake.MailLedger;
import org.giaoban.intake.MailRow;
import org.giaoban.mail.Letter;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Wording;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.office.DeliveryRule;
import org.giaoban.office.DeliveryRule.Kind;
import org.giaoban.office.Office;
import org.giaoban.workspace.Workspace;

/** Lists the answers to the mails that were taken in: to each sender, what was found in the files of the mail. */
final class MailAnswersDue {

    static final String WHAT = LetterWords.id(Kind.MAIL_ANSWERS);

    private final Workspace workspace;
    private final Office office;
    private final Catalogue catalogue;

    MailAnswersDue(Workspace workspace, Office office, Catalogue catalogue) {
        this.workspace = workspace;
        this.office = office;
        this.catalogue = catalogue;
    }

    List<Due> list(MailLedger mails) {
        return mails.listTaken().stream()
                .map(mail -> new Due(
                        new Topic(WHAT, mail.unit(), "", "", mail.mail()),
                        mail.head().sender(),
                        "",
                        "",
                        () -> letter(mail)))
                .toList();
    }

    private Letter letter(MailRow mail) {
        List<Letter.Attachment> documents =
                new MailFeedback(workspace, catalogue, office.mail().largestKib()).write(mail);
        DeliveryRule rule = office.intake().rule();
        Map<String, String> values = Map.of(
                "title",
                mail.head().subject(),
                "unit",
                catalogue.units().find(mail.unit()).map(OrgUnit::name).orElse(""),
                "day",
                PeriodWords.shortDate(
                        mail.time().atZoneSameInstant(office.zone()).toLocalDate(), Wording.vietnamese()),
                "summary",
                MailFeedback.lines(mail),
                "documents",
                documents.stream().map(Letter.Attachment::name).collect(Collectors.joining(", ")));
        return new LetterWords(office)
                .compose(rule, values, documents, "")
                .answering(mail.head().messageId());
    }
}

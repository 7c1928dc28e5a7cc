package org.giaoban.receive;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.workspace.TypedValues;

/**
 * The day on which a new file was received. A run after midnight finds what came the day before, so it is the day of the
 * file's last change, or, for a file that came by mail, the day on which the mail server received it. It lies between two
 * bounds, so that no time that somebody else's machine gave a file can make it too early, or change what was known when
 * the office decided.
 *
 * @param today business date of the run; no file is received later
 * @param lookedBefore business date of the last run that succeeded, whose look into the drop folder found no such file;
 *     {@code today} if there was none
 * @param decided newest date of a decision
 */
public record DayOfReceipt(LocalDate today, LocalDate lookedBefore, LocalDate decided) {

    /** Folder in the drop folder in which the files of mails lie, below it one for each day. */
    public static final String MAIL = "mail";

    private static final Pattern MAIL_DAY = Pattern.compile(MAIL + "/(\\d{4}-\\d{2}-\\d{2})/.+", Pattern.DOTALL);

    /**
     * Returns the day.
     *
     * @param path path of the file in the drop folder
     * @param changed when the file was last changed, in the office's zone
     * @param newest newest day of the ledger of receipts
     */
    LocalDate of(String path, ZonedDateTime changed, LocalDate newest) {
        Matcher mail = MAIL_DAY.matcher(path);
        LocalDate came = Optional.of(mail)
                .filter(Matcher::matches)
                .flatMap(day -> TypedValues.findDay(day.group(1)))
                .orElseGet(() -> latest(changed.toLocalDate(), lookedBefore));
        LocalDate bounded = latest(came, newest, decided);
        return bounded.isAfter(today) ? today : bounded;
    }

    private static LocalDate latest(LocalDate... days) {
        return Collections.max(List.of(days));
    }
}

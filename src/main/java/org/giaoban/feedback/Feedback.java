package org.giaoban.feedback;

import java.util.Comparator;
import java.util.List;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Outcome;

/**
 * What is to be said to a sender about one file.
 *
 * @param subject whose file for which period, and its name, as it is shown
 * @param reason of a person who sent it back; empty where none did
 * @param findings those that must be mended first
 */
public record Feedback(String subject, Outcome outcome, String reason, List<Finding> findings) {

    public Feedback {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::effect).reversed())
                .toList();
    }

    /** Whether the sender must mend something and send the file again. */
    boolean isReturned() {
        return outcome != Outcome.ACCEPTED;
    }

    long count(Effect effect) {
        return findings.stream().filter(finding -> finding.effect() == effect).count();
    }
}

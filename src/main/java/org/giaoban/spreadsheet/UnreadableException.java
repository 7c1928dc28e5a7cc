package org.giaoban.spreadsheet;

import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;

/** A file cannot be read. The exception stays inside the package; callers get the finding that it carries. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UnreadableException(FindingCode code, String found) {
        this(Finding.of(code, null, null, found));
    }

    UnreadableException(Finding finding) {
        super(finding.code() + ": " + finding.found());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}

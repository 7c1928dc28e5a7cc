package org.giaoban.model;

import java.util.List;

/** Trouble that the operator can mend: configuration, files, machine. Shown without a stack trace. */
public class OperatorError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public OperatorError(List<Fault> faults) {
        super(String.join(
                System.lineSeparator(), faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    public OperatorError(String what, String where, String remedy) {
        this(List.of(new Fault(what, where, remedy)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /** One thing to mend: what is wrong, where it stands (file and line), and what to do. */
    public record Fault(String what, String where, String remedy) {
        @Override
        public String toString() {
            return where + ": " + what + " → " + remedy;
        }
    }
}

package org.giaoban.recognise;

import java.util.List;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;

/**
 * Unit, period and form sheets of a workbook, as far as they were recognised; each missing one has a finding.
 *
 * @param sheets the sheets of the recognised form; empty if the form is unknown
 */
public record Recognition(
        Optional<FormSheets> sheets, Optional<OrgUnit> unit, Optional<Period> period, List<Finding> findings) {

    public Recognition {
        findings = List.copyOf(findings);
    }

    public Optional<Form> form() {
        return sheets.map(FormSheets::form);
    }

    /** True if form, unit and period are known. */
    public boolean isComplete() {
        return sheets.isPresent() && unit.isPresent() && period.isPresent();
    }
}

package org.giaoban.recognise;

import java.util.List;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;

/**
 * Whose submission for which period a workbook is, as far as it can be known; what is missing has a finding.
 *
 * @param sheets those of the form; empty where the form is unknown
 */
public record Recognition(
        Optional<FormSheets> sheets, Optional<OrgUnit> unit, Optional<Period> period, List<Finding> findings) {

    public Recognition {
        findings = List.copyOf(findings);
    }

    public Optional<Form> form() {
        return sheets.map(FormSheets::form);
    }

    /** Whether it is known whose submission it is. */
    public boolean isComplete() {
        return sheets.isPresent() && unit.isPresent() && period.isPresent();
    }
}

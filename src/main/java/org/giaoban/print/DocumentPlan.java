package org.giaoban.print;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.giaoban.briefing.Briefings;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report;
import org.giaoban.model.Report.Format;
import org.giaoban.render.Document;
import org.giaoban.render.PeerAverages;
import org.giaoban.step.RunOptions;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Kind;
import org.giaoban.store.DerivedFiles.Output;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Lists the documents of all reports: one for each unit of the report's level and each of its periods whose last
 * reporting period has data, also for figures that a later revision replaced.
 */
final class DocumentPlan {

    /** The file formats of documents that are printed, and what such a file is. */
    private static final Map<Format, Kind> KINDS = new EnumMap<>(Map.of(
            Format.PDF,
            Kind.REPORT,
            Format.HTML,
            Kind.PAGE,
            Format.DOCX,
            Kind.TEXT_DOCUMENT,
            Format.PPTX,
            Kind.SLIDES));

    private final Briefings briefings;
    private final Catalogue catalogue;
    private final Workspace workspace;
    private final List<Scope> scopes;
    private final DerivedFiles files;
    private final RunOptions options;
    private final Map<String, String> averages = new HashMap<>();
    private @Nullable List<Planned> outdated;

    /** @param scopes all units with figures, including figures that a later revision replaced */
    DocumentPlan(Workspace workspace, Briefings briefings, List<Scope> scopes, DerivedFiles files, RunOptions options) {
        this.workspace = workspace;
        this.briefings = briefings;
        this.catalogue = briefings.snapshots().catalogue();
        this.scopes = scopes;
        this.files = files;
        this.options = options;
    }

    /** Lists the documents whose fingerprint changed; listed once, because printed documents are not outdated any more. */
    synchronized List<Planned> listOutdated() {
        if (outdated == null) {
            List<Planned> planned = plan();
            for (Kind kind : KINDS.values()) {
                files.keepOnly(
                        kind, planned.stream().map(each -> each.output().file()).toList(), derived -> true);
            }
            outdated = planned.stream()
                    .filter(document -> options.covers(document.scope().period()))
                    .filter(document -> !files.isUpToDate(document.output(), document.fingerprint()))
                    .toList();
        }
        return outdated;
    }

    private List<Planned> plan() {
        Set<String> known = new HashSet<>();
        scopes.forEach(scope -> known.add(key(scope.form(), scope.period(), scope.unit())));
        List<Planned> planned = new ArrayList<>();
        for (ReportDefinition definition : catalogue.reports().values()) {
            for (Scope scope : scopes) {
                OrgUnit unit = catalogue.getUnit(scope.form(), scope.period(), scope.unit());
                if (scope.isIn(definition.report(), unit)) {
                    String fingerprint = fingerprint(definition, scope, unit, known);
                    KINDS.forEach((format, kind) -> {
                        if (definition.report().formats().contains(format)) {
                            planned.add(
                                    plan(definition.report(), scope, above(scope, unit, known), format, fingerprint));
                        }
                    });
                }
            }
        }
        return planned;
    }

    /**
     * One document.
     *
     * @param above the unit above in the same period and snapshot
     * @param fingerprint hash of everything that the document may depend on
     */
    record Planned(Report report, Scope scope, Optional<Scope> above, Output output, String fingerprint) {
        boolean is(Kind kind) {
            return output.kind() == kind;
        }
    }

    private Planned plan(Report report, Scope scope, Optional<Scope> above, Format format, String fingerprint) {
        return new Planned(
                report,
                scope,
                above,
                new Output(
                        scope.document(workspace, report, format),
                        Objects.requireNonNull(KINDS.get(format)),
                        Optional.of(scope.period()),
                        Optional.of(scope.unit()),
                        scope.revision()),
                fingerprint);
    }

    private static Optional<Scope> above(Scope scope, OrgUnit unit, Set<String> known) {
        return Optional.ofNullable(unit.parent())
                .filter(parent -> known.contains(key(scope.form(), scope.period(), parent)))
                .map(scope::withUnit);
    }

    private String fingerprint(ReportDefinition definition, Scope scope, OrgUnit unit, Set<String> known) {
        StringBuilder all = new StringBuilder();
        all.append(Document.SETTING)
                .append(definition.hash())
                .append(catalogue.hash())
                .append(briefings.fingerprint(scope));
        if (definition.report().kind() == Report.Kind.SHEET) {
            above(scope, unit, known).ifPresent(one -> all.append(hashAverages(definition, one, unit.level())));
        }
        if (definition.report().kind() == Report.Kind.SUMMARY) {
            all.append(briefings.past().fingerprint(scope));
        }
        return Hashes.fingerprint(all.toString());
    }

    /** Returns a hash of the averages that the sheets of the units below a unit print. */
    private String hashAverages(ReportDefinition definition, Scope above, String level) {
        String name = definition.report().code() + " " + above + " " + level;
        return averages.computeIfAbsent(
                name,
                key -> files.hashOnce(
                        key,
                        Hashes.fingerprint(Document.SETTING
                                + definition.hash()
                                + catalogue.hash()
                                + briefings.fingerprintOfFigures(above)),
                        () -> new PeerAverages(briefings.get(above))
                                .hash(
                                        level,
                                        FormItem.list(
                                                definition.form(),
                                                definition
                                                        .in(above.period())
                                                        .report()
                                                        .elements()))));
    }

    private static String key(String form, Period period, String unit) {
        return form + " " + period + " " + unit;
    }
}

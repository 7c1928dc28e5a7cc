package org.giaoban.briefing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Figures;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.store.FigureStore.SetKey;
import org.giaoban.workspace.Hashes;

/** Reads a unit's figures in the periods that a summary shows beside those of its own period. */
public final class PastReader {

    private final Catalogue catalogue;
    private final FigureStore figures;
    private final Map<SetKey, String> fingerprints;

    PastReader(Catalogue catalogue, FigureStore figures, Map<SetKey, String> fingerprints) {
        this.catalogue = catalogue;
        this.figures = figures;
        this.fingerprints = fingerprints;
    }

    public PastFigures get(Scope scope) {
        return new PastFigures(
                listDrawn(scope).stream()
                        .map(period -> new PastFigures.OfPeriod(period, figuresOf(scope, period)))
                        .toList(),
                findToDate(scope).map(period -> figuresOf(scope, period)).orElseGet(() -> new Figures(List.of())));
    }

    /** Returns a hash of everything that {@link #get} depends on. */
    public String fingerprint(Scope scope) {
        StringBuilder all = new StringBuilder();
        Stream.concat(listDrawn(scope).stream(), findToDate(scope).stream())
                .forEach(period -> all.append(period).append(' ').append(fingerprints.get(key(scope, period))));
        return Hashes.fingerprint(all.toString());
    }

    private Figures figuresOf(Scope scope, Period period) {
        return figures.get(scope.asOf(), scope.form(), period, List.of(scope.unit()));
    }

    private List<Period> listDrawn(Scope scope) {
        return scope.period().listDrawn(catalogue.getForm(scope.form()).periodType());
    }

    private static Optional<Period> findToDate(Scope scope) {
        return scope.period().findYearToDate();
    }

    private static SetKey key(Scope scope, Period period) {
        return new SetKey(scope.asOf(), scope.form(), period, scope.unit());
    }
}

package org.giaoban.outbox;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.mail.Letter;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.office.DeliveryRule;
import org.giaoban.office.DeliveryRule.State;
import org.giaoban.outbox.SentRow.Event;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workspace.Hashes;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Lists the reports in force that must go to somebody. */
final class ReportsDue {

    private final Facts facts;
    private final Recipients recipients;
    private final FigureStore figures;
    private final ReportLetters letters;
    private final ChangesSince changes;
    private final Map<Scope, String> hashes = new HashMap<>();

    ReportsDue(Facts facts, Recipients recipients) {
        this.facts = facts;
        this.recipients = recipients;
        this.figures = new FigureStore(facts.source());
        this.letters = new ReportLetters(facts);
        this.changes = new ChangesSince(facts);
    }

    List<Due> list() {
        List<DeliveryRule> rules = facts.office().listRules(DeliveryRule.Kind.REPORT);
        List<Due> due = new ArrayList<>();
        if (!rules.isEmpty()) {
            List<Scope> scopes = figures.listScopes();
            rules.forEach(rule -> scopes.forEach(scope -> add(rule, scope, due)));
        }
        return due;
    }

    private void add(DeliveryRule rule, Scope scope, List<Due> due) {
        ReportDefinition definition =
                Objects.requireNonNull(facts.catalogue().reports().get(rule.report()));
        OrgUnit unit = facts.catalogue().getUnit(scope.form(), scope.period(), scope.unit());
        if (!scope.isIn(definition.report(), unit)
                || !rule.scope().includes(unit)
                || !rule.scope().includes(scope.period().type())
                || !rule.when().contains(state(scope))
                || !isSince(rule, scope)
                || !isThere(rule, definition, scope)) {
            return;
        }
        Map<String, Letter> byChanges = new HashMap<>();
        recipients
                .list(rule, unit)
                .forEach(recipient -> findTopic(rule, scope, recipient)
                        .ifPresent(topic -> due.add(new Due(
                                topic,
                                recipient,
                                hash(scope),
                                "",
                                SingletonSupplier.of(() -> byChanges.computeIfAbsent(
                                        changes.of(topic, recipient, scope, hash(scope)),
                                        text -> letters.compose(rule, definition, scope, unit, text)))))));
    }

    private static State state(Scope scope) {
        if (scope.state() != PeriodState.CLOSED) {
            return State.PROVISIONAL;
        }
        return scope.revision() == 0 ? State.CLOSED : State.REVISED;
    }

    /**
     * True if the period is not before the one that the rule names; or else if it was due, closed or revised on or after the day
     * on which deliveries began, so that an office with years of history does not send them all.
     */
    private boolean isSince(DeliveryRule rule, Scope scope) {
        ReportingCalendar calendar =
                facts.catalogue().getCalendar(facts.catalogue().getForm(scope.form()));
        @Nullable Period since = rule.scope().since();
        if (since != null) {
            return calendar.knows(since)
                    && !calendar.getRange(scope.period())
                            .last()
                            .isBefore(calendar.getRange(since).first());
        }
        LocalDate begun = facts.firstDay();
        return !calendar.getDueDate(scope.period()).isBefore(begun)
                || scope.state() == PeriodState.CLOSED && !scope.asOf().day().isBefore(begun);
    }

    private boolean isThere(DeliveryRule rule, ReportDefinition definition, Scope scope) {
        return rule.formats().stream()
                .map(format -> scope.document(facts.workspace(), definition.report(), format))
                .allMatch(Files::isRegularFile);
    }

    /**
     * Returns the topic; empty if the recipient has it, and for provisional figures also if the recipient has the same ones or got
     * others today. A delivery of the same provisional figures that waits since another day keeps its topic.
     */
    private Optional<Topic> findTopic(DeliveryRule rule, Scope scope, String recipient) {
        State state = state(scope);
        String edition = state == State.PROVISIONAL ? facts.day().toString() : String.valueOf(scope.revision());
        Topic topic = new Topic(
                rule.report(), scope.unit(), scope.period().id(), state.name().toLowerCase(Locale.ROOT), edition);
        if (state != State.PROVISIONAL) {
            return Optional.of(topic)
                    .filter(each -> !facts.ledger().get(each, recipient).isSent());
        }
        String shown = hash(scope);
        Optional<SentRow> newest = facts.ledger()
                .findNewest(
                        topic,
                        recipient,
                        List.of(Event.INTENT, Event.DEFERRED, Event.FAILED, Event.HELD, Event.RETRY, Event.DROPPED));
        Optional<SentRow> sent = facts.ledger().findNewest(topic, recipient, List.of(Event.SENT));
        if (sent.filter(row -> row.figures().equals(shown) || !row.day().isBefore(facts.day()))
                .isPresent()) {
            return Optional.empty();
        }
        return newest.filter(
                        row -> row.event() != Event.DROPPED && row.figures().equals(shown))
                .map(SentRow::topic)
                .filter(waiting -> facts.ledger().get(waiting, recipient).isOpen())
                .or(() -> Optional.of(topic));
    }

    /** Returns a hash of the figures of the unit that its documents show; another setting or wording does not change it. */
    private String hash(Scope scope) {
        return hashes.computeIfAbsent(scope, this::readHash);
    }

    private String readHash(Scope scope) {
        return hash(figures.get(scope.asOf(), scope.form(), scope.period(), List.of(scope.unit())));
    }

    /** Returns the hash of some figures; computed ones have the same hash as those that were stored and read again. */
    static String hash(Figures figures) {
        return Hashes.ofText(
                figures.list().stream().map(ReportsDue::show).sorted().collect(Collectors.joining("\n")));
    }

    private static String show(Figure figure) {
        return String.join(
                " ",
                figure.key().element(),
                figure.key().category(),
                figure.view().id(),
                text(figure.value()),
                figure.coverage().reported() + "/" + figure.coverage().expected(),
                text(figure.comparison().lastYear()),
                text(figure.target().value()));
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "null" : number.stripTrailingZeros().toPlainString();
    }
}

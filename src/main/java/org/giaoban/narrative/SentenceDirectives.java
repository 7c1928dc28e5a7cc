package org.giaoban.narrative;

import freemarker.core.DirectiveCallPlace;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * FreeMarker directives that leave out what has no true phrase; one instance renders one template.
 *
 * <ul>
 *   <li>{@code [@sentence lead="" sep="; "]}: a sentence of its items, joined; empty if no item remains
 *   <li>{@code [@list lead="" sep=", "]}: items joined inside an item, without capital letter and full stop
 *   <li>{@code [@item]}: one item; left out as a whole if a phrase in it is empty
 *   <li>{@code [@also]}: text inside an item that is left out alone if a phrase in it is empty
 * </ul>
 */
final class SentenceDirectives {

    private static final List<String> PARAMETERS = List.of("lead", "sep");

    private final Deque<List<String>> items = new ArrayDeque<>();
    private final Collection<String> names;

    /** @param names the variables and functions that templates may use */
    SentenceDirectives(Collection<String> names) {
        this.names = names;
    }

    Map<String, TemplateDirectiveModel> directives() {
        return Map.of(
                "sentence", (env, params, vars, body) -> sentence(env, params, body),
                "list", (env, params, vars, body) -> list(env, params, body),
                "item", (env, params, vars, body) -> item(params, body),
                "also", (env, params, vars, body) -> also(env, params, body));
    }

    private void sentence(Environment env, Map<?, ?> params, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        env.getOut().write(Prose.sentence(join("sentence", env, params, "; ", body)));
    }

    private void list(Environment env, Map<?, ?> params, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        env.getOut().write(join("list", env, params, ", ", body));
    }

    private String join(
            String directive, Environment env, Map<?, ?> params, String separator, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        requireKnown(directive, params, PARAMETERS);
        String lead = param(directive, env, params, "lead", "");
        String between = param(directive, env, params, "sep", separator);
        List<String> joined = new ArrayList<>();
        items.push(joined);
        try {
            render(body);
        } finally {
            items.pop();
        }
        if (joined.isEmpty()) {
            return "";
        }
        String space = lead.isEmpty() || lead.endsWith(" ") ? "" : " ";
        return lead + space + String.join(between, joined);
    }

    private void item(Map<?, ?> params, @Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
        requireKnown("item", params, List.of());
        Optional<String> item = renderUnlessEmpty(body).filter(text -> !text.isEmpty());
        List<String> around = items.peek();
        if (around == null) {
            throw TemplateMistake.of("narrative-item-alone");
        }
        item.ifPresent(around::add);
    }

    private void also(Environment env, Map<?, ?> params, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        requireKnown("also", params, List.of());
        env.getOut().write(renderUnlessEmpty(body).orElse(""));
    }

    private Optional<String> renderUnlessEmpty(@Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        try {
            return Optional.of(render(body));
        } catch (EmptyPhraseException e) {
            return Optional.empty();
        }
    }

    private static String render(@Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
        StringWriter out = new StringWriter();
        if (body != null) {
            body.render(out);
        }
        return out.toString();
    }

    private static void requireKnown(String directive, Map<?, ?> params, List<String> known) throws TemplateMistake {
        for (Object name : params.keySet()) {
            if (!known.contains(name)) {
                throw TemplateMistake.ofName(
                        "narrative-no-parameter", String.valueOf(name), known, directive, name, known);
            }
        }
    }

    private String param(String directive, Environment env, Map<?, ?> params, String name, String otherwise)
            throws TemplateModelException {
        if (!params.containsKey(name)) {
            return otherwise;
        }
        if (params.get(name) instanceof TemplateScalarModel text) {
            return text.getAsString();
        }
        if (params.get(name) == null) {
            String written = written(env, name);
            throw TemplateMistake.ofName("narrative-no-name", written, names, written);
        }
        throw TemplateMistake.of("narrative-parameter-text", directive, name);
    }

    /** Returns what the call of a directive that is being run has after {@code name=}. */
    private static String written(Environment env, String name) {
        DirectiveCallPlace call = env.getCurrentDirectiveCallPlace();
        Matcher value = Pattern.compile("\\b" + name + "\\s*=\\s*([^\\s\\]]+)")
                .matcher(call.getTemplate()
                        .getSource(call.getBeginColumn(), call.getBeginLine(), call.getEndColumn(), call.getEndLine()));
        return value.find() ? value.group(1) : name;
    }
}

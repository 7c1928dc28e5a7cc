package org.giaoban.narrative;

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
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Deque<List<String>> items = new ArrayDeque<>();

    Map<String, TemplateDirectiveModel> directives() {
        return Map.of(
                "sentence", (env, params, vars, body) -> sentence(env, params, body),
                "list", (env, params, vars, body) -> list(env, params, body),
                "item", (env, params, vars, body) -> item(body),
                "also", (env, params, vars, body) -> also(env, body));
    }

    private void sentence(Environment env, Map<?, ?> params, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        env.getOut().write(Prose.sentence(join(params, "; ", body)));
    }

    private void list(Environment env, Map<?, ?> params, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        env.getOut().write(join(params, ", ", body));
    }

    private String join(Map<?, ?> params, String separator, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
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
        String lead = param(params, "lead", "");
        String space = lead.isEmpty() || lead.endsWith(" ") ? "" : " ";
        return lead + space + String.join(param(params, "sep", separator), joined);
    }

    private void item(@Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
        Optional<String> item = renderUnlessEmpty(body).filter(text -> !text.isEmpty());
        List<String> around = items.peek();
        if (around == null) {
            throw new TemplateException("[@item] stands outside of [@sentence] and [@list]", (Environment) null);
        }
        item.ifPresent(around::add);
    }

    private void also(Environment env, @Nullable TemplateDirectiveBody body) throws TemplateException, IOException {
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

    private static String param(Map<?, ?> params, String name, String otherwise) throws TemplateModelException {
        return params.get(name) instanceof TemplateScalarModel text ? text.getAsString() : otherwise;
    }
}

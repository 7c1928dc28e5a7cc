package org.giaoban.narrative;

import freemarker.cache.StringTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of FreeMarker for templates that come from users: they reach only the values given to them, no Java class, no
 * file, no clock.
 */
public final class TemplateSettings {

    private TemplateSettings() {}

    /**
     * Creates the settings for some templates.
     *
     * @param files text of each template by its file name
     * @param locale locale of numbers and letters in expressions
     */
    public static Configuration of(Map<String, String> files, Locale locale) {
        Configuration configuration = new Interruptible();
        StringTemplateLoader loader = new StringTemplateLoader();
        files.forEach(loader::putTemplate);
        configuration.setTemplateLoader(loader);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(locale);
        configuration.setLocalizedLookup(false);
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }

    /** Has every template, those that others include too, ask between the rounds of a loop whether to go on. */
    private static final class Interruptible extends Configuration {

        private final Set<Template> prepared = Collections.newSetFromMap(new IdentityHashMap<>());

        Interruptible() {
            super(VERSION_2_3_34);
        }

        @Override
        public Template getTemplate(
                String name,
                @Nullable Locale locale,
                @Nullable Object condition,
                @Nullable String encoding,
                boolean isParsed,
                boolean isMissingIgnored)
                throws IOException {
            Template template = super.getTemplate(name, locale, condition, encoding, isParsed, isMissingIgnored);
            if (template != null) {
                synchronized (prepared) {
                    if (prepared.add(template)) {
                        _CoreAPI.addThreadInterruptedChecks(template);
                    }
                }
            }
            return template;
        }
    }
}

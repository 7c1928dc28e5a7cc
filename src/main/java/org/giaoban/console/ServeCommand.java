package org.giaoban.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.giaoban.cli.Giaoban;
import org.giaoban.job.ExitCode;
import org.giaoban.office.Office;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Terminal;
import org.giaoban.workspace.Workspace;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code serve}: runs by the office's schedule until the process is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = giaoban.workspace();
        Office office = giaoban.office();
        Serving serving = new Serving(workspace, office, giaoban.clock(), giaoban.messages());
        try (RunSocket socket = RunSocket.open(workspace)) {
            start(serving, socket);
            closed.await();
            return ExitCode.DONE;
        }
    }

    private void start(Serving serving, RunSocket socket) {
        SpringApplication application = new SpringApplication(ServeConfiguration.class);
        application.setLogStartupInfo(false);
        application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>) context -> {
            context.getBeanFactory().registerSingleton("serving", serving);
            context.getBeanFactory().registerSingleton("runSocket", socket);
        });
        application.addListeners((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        try {
            ConfigurableApplicationContext context =
                    application.run(settings(serving).toArray(String[]::new));
            if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
                LoggerFactory.getLogger(ServeCommand.class)
                        .info(serving.messages()
                                .get(
                                        "serve-started",
                                        serving.name(),
                                        String.valueOf(web.getWebServer().getPort())));
            }
        } catch (ApplicationContextException e) {
            if (!(e.getCause() instanceof PortInUseException)) {
                throw e;
            }
            throw new MachineError(
                    "port-in-use",
                    serving.workspace().show(serving.workspace().office()),
                    String.valueOf(serving.office().port()));
        }
    }

    /** As arguments, because these come before the environment: nothing opens health and metrics to other machines. */
    private static List<String> settings(Serving serving) {
        Path log = serving.workspace().serve().resolve("serve.log");
        List<String> settings = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + serving.office().port(),
                "--management.endpoints.web.exposure.include=health,prometheus",
                "--management.endpoint.health.show-details=always",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--logging.level.root=warn",
                "--logging.level.org.giaoban=info",
                "--logging.level.net.sf.jasperreports=error",
                "--logging.level.org.springframework.batch=off",
                "--logging.level.org.springframework.transaction=off",
                "--logging.file.name=" + log,
                "--logging.structured.format.file=ecs",
                "--spring.application.name=giaoban"));
        if (!Terminal.isAttached()) {
            settings.add("--logging.structured.format.console=ecs");
        }
        return settings;
    }
}

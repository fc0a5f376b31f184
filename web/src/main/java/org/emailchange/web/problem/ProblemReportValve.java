package org.emailchange.web.problem;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers what Tomcat refuses before any application sees it, such as a broken request line; made by Tomcat by name. */
public class ProblemReportValve extends ErrorReportValve {

    private final JsonMapper json = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = StatusProblem.of(response.getStatus());
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            FixedHeaders.ALL.forEach(response::setHeader);
            var body = ProblemBody.of(problem, new ProblemTexts(Locale.ENGLISH));
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(body));
                response.finishResponse();
            }
        } catch (IOException e) {
            getContainer().getLogger().debug("The client is gone", e);
        }
    }
}

package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final Problems problems = new Problems(List.of(), new SecureRandom());

    @Test
    void rememberTheFaultsThatWereMetLast() {
        var first = incident(0);
        var second = incident(1);
        for (int i = 2; i < 101; i++) {
            assertThat(incident(0)).isEqualTo(first);
            incident(i);
        }

        assertThat(incident(0)).isEqualTo(first);
        assertThat(incident(1)).isNotEqualTo(second);
    }

    private Object incident(int place) {
        var fault = new IllegalStateException();
        fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("Sample", "fail", "Sample.java", place)});
        return problems.of(fault).properties().get("incident");
    }
}

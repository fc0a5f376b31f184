package org.emailchange.query.rebuild;

import org.emailchange.web.problem.ProblemType;

/** Why a rebuild cannot begin. */
public enum RebuildProblem implements ProblemType {
    REPLAY_RUNNING(409);

    private final int status;

    RebuildProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}

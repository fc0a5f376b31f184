package org.emailchange.nodes;

import java.util.concurrent.atomic.AtomicInteger;
import org.emailchange.accounts.account.Passwords;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts how often the passwords of accounts are checked at the moment of asking. */
public final class PasswordChecks implements BeanPostProcessor {

    private final AtomicInteger made = new AtomicInteger();

    public int made() {
        return made.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Passwords)) {
            return bean;
        }
        var counting = new ProxyFactory(bean);
        counting.setProxyTargetClass(true);
        counting.addAdvice((MethodBeforeAdvice) (method, arguments, target) -> {
            if (method.getName().equals("matches")) {
                made.incrementAndGet();
            }
        });
        return counting.getProxy();
    }
}

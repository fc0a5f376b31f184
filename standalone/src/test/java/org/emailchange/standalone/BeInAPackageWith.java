package org.emailchange.standalone;

import static com.tngtech.archunit.lang.SimpleConditionEvent.satisfied;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.lang.annotation.Annotation;

/** The package's package-info must carry an annotation. */
class BeInAPackageWith extends ArchCondition<JavaClass> {

    private final Class<? extends Annotation> annotation;

    BeInAPackageWith(Class<? extends Annotation> annotation) {
        super("be in a package with @" + annotation.getSimpleName());
        this.annotation = annotation;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        var message = item.getPackageName() + " has " + getDescription();
        events.add(
                item.getPackage().isAnnotatedWith(annotation)
                        ? satisfied(item, message)
                        : violated(item, item.getName() + " is not in a package with @" + annotation.getSimpleName()));
    }
}

package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.SignIn;
import io.fabric8.kubernetes.api.model.SecretVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;

/** What the dashboard shows the OpenID provider: its author's own Secret, seen by the pods and not by the operator. */
final class SignInSecret {
    /** Where pods find it. */
    static final String FOLDER = "/etc/clickanalytics/sign-in";

    private static final String VOLUME = "sign-in";

    private SignInSecret() {}

    static Volume volume(SignIn signIn) {
        return new VolumeBuilder()
                .withName(VOLUME)
                .withSecret(new SecretVolumeSourceBuilder()
                        .withSecretName(signIn.clientSecret())
                        .withDefaultMode(Pods.GROUP_READS)
                        .build())
                .build();
    }

    static VolumeMount mount() {
        return Pods.readOnly(VOLUME, FOLDER);
    }
}

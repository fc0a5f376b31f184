package org.emailchange.accounts.passkey;

import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts, as Spring Security's WebAuthn asks for them. */
@Component
class Owners implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    Owners(Accounts accounts) {
        this.accounts = accounts;
    }

    static PublicKeyCredentialUserEntity entity(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Handles.of(account.id()))
                .name(account.username())
                .displayName(account.username())
                .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return accounts.find(Handles.account(id)).map(Owners::entity).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return accounts.findByUsername(username).map(Owners::entity).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("accounts are opened elsewhere");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("accounts are erased elsewhere");
    }
}

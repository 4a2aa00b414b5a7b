import type { ActionId } from '@xiuda/domain';
import { busy } from '../../../behaviors/busy';
import { askConsent } from '../../../services/consent';
import { explain, say } from '../../../services/feedback';
import { doneWords } from '../../../services/moves';
import { isOutdated, sendStep, type StepTarget } from '../../../services/steps';
import type { ActionForm } from '../components/action-form/action-form';

/** Sends the form of a step, wherever it stands. */
export const sendsStep = Behavior({
  behaviors: [busy],
  methods: {
    /**
     * What is wrong with a field stands at the field; anything else is told over the ticket as it is now.
     * @param leave puts the form away; awaited before anything is said
     */
    async sendForm(
      form: ActionForm,
      action: ActionId,
      target: StepTarget,
      leave: () => Promise<unknown>,
    ): Promise<void> {
      if (!this.data.isBusy) askConsent(action);
      await this.whileBusy(
        async () => {
          const { ticket } = await sendStep(action, target, await form.fields());
          form.forget();
          await leave();
          say(doneWords(action, ticket));
        },
        async (error) => {
          if (form.refuse(error)) return;
          if (isOutdated(error)) await leave();
          await explain(error);
        },
      );
    },
  },
});

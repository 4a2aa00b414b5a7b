import { reopening } from '../../behaviors/reopening';
import { AGREE_BUTTON, answerConsent, dropSheet, openContract, takeSheet } from '../../services/privacy';

/** Asks for consent to the privacy contract on the page that it stands on, whoever needs it there. */
Component({
  behaviors: [reopening],
  options: { pureDataPattern: /^_/ },
  data: { contract: '', agreeButton: AGREE_BUTTON },
  lifetimes: {
    attached() {
      takeSheet(this);
    },
    detached() {
      dropSheet(this);
    },
  },
  pageLifetimes: {
    show() {
      takeSheet(this);
    },
  },
  methods: {
    open(contract: string) {
      this.setData({ contract });
      this.want(true);
    },
    close() {
      this.want(false);
    },
    onContract() {
      openContract();
    },
    onAgree() {
      answerConsent(true);
    },
    onDecline() {
      answerConsent(false);
    },
  },
});
